using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Cli.CommandLine;

/// <summary>Where a command writes.</summary>
/// <param name="output">Results.</param>
/// <param name="error">What went wrong.</param>
/// <param name="isDecorated">Whether results are for a person at a terminal: colours, boxes and progress. Else they are plain text.</param>
sealed class Terminal(TextWriter output, TextWriter error, bool isDecorated)
{
    // Plain tables are as wide as their content.
    const int PlainWidth = 4096;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public bool IsDecorated { get; } = isDecorated;

    /// <summary>The process's own; plain when redirected, when NO_COLOR is set (no-color.org) and on a terminal that can do nothing else.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var isPlain = Console.IsOutputRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(Console.Out, Console.Error, !isPlain);
    }

    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>Writes a table: in a box on a terminal, in columns as plain text.</summary>
    public void Table(Table table)
    {
        table.Border(IsDecorated ? TableBorder.Rounded : TableBorder.None);
        if (IsDecorated)
        {
            AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Output) }).Write(table);
            return;
        }

        foreach (var line in PlainText(table).Split('\n', StringSplitOptions.RemoveEmptyEntries)) Line(line.TrimEnd());
    }

    static string PlainText(IRenderable content)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = PlainWidth;
        console.Write(content);
        return text.ToString();
    }
}
