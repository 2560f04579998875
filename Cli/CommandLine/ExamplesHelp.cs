using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NetGen.Cli.CommandLine;

/// <summary>The help of a command, followed by examples.</summary>
sealed class ExamplesHelp : SynchronousCommandLineAction
{
    readonly SynchronousCommandLineAction standard = new HelpAction();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        standard.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not IHasExamples { Examples: var examples }) return ExitCode.Success;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return ExitCode.Success;
    }
}
