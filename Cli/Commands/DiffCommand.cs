using System.CommandLine;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Cli.Reports.Comparison;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>Compares two networks, or what was once reported of them.</summary>
sealed class DiffCommand : Command, IHasExamples
{
    readonly Argument<Func<NamedReport>> before;
    readonly Argument<Func<NamedReport>> after;
    readonly Option<bool> json = Parsers.Json();

    public DiffCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("diff", "Compares two networks, or reports that were saved with 'netgen report NAME --json'.")
    {
        before = Report("BEFORE", networks);
        after = Report("AFTER", networks);
        Add(before);
        Add(after);
        Add(json);
        SetAction(parsed =>
        {
            var (first, second) = (parsed.GetRequiredValue(before)(), parsed.GetRequiredValue(after)());
            var comparison = ReportComparison.Of(first.Report, second.Report);
            if (parsed.GetValue(json)) terminal.Json(ComparisonJson.Of(comparison, first, second));
            else ComparisonTables.Print(terminal, comparison, first, second);
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["netgen diff ResNet18 ResNet50", "netgen diff before.json ResNet50", "netgen diff before.json after.json --json"];

    /// <summary>An argument that is a file of a report, or a network as other commands take it.</summary>
    static Argument<Func<NamedReport>> Report(string name, IReadOnlyList<NetworkDescription> networks)
    {
        var argument = new Argument<Func<NamedReport>>(name)
        {
            Description = $"A network, or a file that ends in {ReportFile.Extension}.",
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (text.EndsWith(ReportFile.Extension, StringComparison.OrdinalIgnoreCase)) return () => new(text, ReportFile.Read(text));
                return NetworkArgument.Find(networks, result) is { } network ? () => new(network.Name, network.ReadReport()) : null!;
            },
        };
        argument.CompletionSources.Add(_ => NetworkArgument.Completions(networks));
        return argument;
    }
}
