using System.CommandLine;
using System.Text;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Cli.Reports.Html;
using NetGen.Runtime;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Commands;

/// <summary>Prints a network's report.</summary>
sealed class ReportCommand : Command, IHasExamples
{
    readonly NetworkArgument network;
    readonly Option<bool> json = Parsers.Json();
    readonly Option<bool> markdown = new("--markdown") { Description = "Prints a Markdown table." };
    readonly Option<bool> mermaid = new("--mermaid") { Description = "Prints a Mermaid flow chart of the layers." };
    readonly Option<string> html = Parsers.File("--html", "Writes a page with drawings of the graph, the memory, the costs and the receptive field.");

    public ReportCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("report", "Prints what a network is made of and costs, layer by layer.")
    {
        network = new(networks);
        Add(network);
        Add(json);
        Add(markdown);
        Add(mermaid);
        Add(html);
        this.Exclude(json, markdown, mermaid, html);
        SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(network);
            if (parsed.GetValue(html) is { } path) WritePage(target, OutputFile.Writable(path));
            else terminal.Line(Report(target, parsed).TrimEnd());
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["netgen report ResNet50", "netgen report ResNet50 --json", "netgen report MobileNetV2 --mermaid", "netgen report ResNet50 --html ResNet50.html"];

    static void WritePage(NetworkDescription target, string path)
    {
        var page = ReportPage.Write(target.ReadReport());
        OutputFile.WriteAll([path], (_, staged) => File.WriteAllText(staged, page));
    }

    string Report(NetworkDescription target, ParseResult parsed) =>
        parsed.GetValue(json) ? Encoding.UTF8.GetString(target.ReportJson)
        : parsed.GetValue(markdown) ? ReportMarkdown.Write(target.ReadReport())
        : parsed.GetValue(mermaid) ? ReportMermaid.Write(target.ReadReport())
        : target.ReportText;
}
