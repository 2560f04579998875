using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Compilation;
using NetGen.Cli.Tuning;
using NetGen.Runtime;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;
using Spectre.Console;

namespace NetGen.Cli.Commands;

/// <summary>Measures which tiles of a network's convolutions are fastest on this machine.</summary>
sealed class TuneCommand : NetworkCommand
{
    readonly Option<string> output = Parsers.File("--output", $"The tuning file to write, whose name ends in {TuningText.Extension}; one that exists is replaced.", isRequired: true);
    readonly Option<int> candidates = Parsers.Integer("--candidates", "How many tiles of each shape are measured.", 1, 1000, 16);

    public TuneCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("tune", "Measures which tiles of a network's convolutions are fastest on this machine, and writes a file by which the compiler chooses them.", networks, terminal) =>
        AddAll(null, output, candidates);

    public override IReadOnlyList<string> Examples { get; } = ["netgen tune ResNet50 --threads 1 --output ResNet50.tuning"];

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        var path = OutputFile.Writable(parsed.GetRequiredValue(output));
        if (!path.EndsWith(TuningText.Extension, StringComparison.OrdinalIgnoreCase)) throw new BadArgumentsException($"--output takes a name that ends in {TuningText.Extension}, which the compiler knows the file by, not '{path}'.");
        var definition = DescribedDefinition.Of(target) ?? throw new CommandFailedException($"{target.Name} has no definition that could be compiled again.");
        var kind = InstructionSets.Resolve(options.InstructionSet);
        var tuner = new NetworkTuner(definition.Graph, InstructionSet.All.Single(i => i.Name == kind.ToString()), options, definition.Options, parsed.GetValue(candidates));
        var result = tuner.Tune(done =>
        {
            if (terminal.IsDecorated) terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {tuner.Variants} variants"));
        });
        string[] remarks =
        [
            string.Create(CultureInfo.InvariantCulture, $"{target.Name} on {InstructionSets.Name(kind)}, {options.Threads} threads: {result.MedianMs:0.###} ms before, {result.TunedMs:0.###} ms after."),
            "Written by netgen tune; <AdditionalFiles Include=\"…\" /> in a project has the compiler follow it.",
        ];
        OutputFile.WriteAll([path], (_, part) => File.WriteAllText(part, TuningText.Write(remarks, result.Entries)));
        if (isJson) terminal.Json(Json(target, kind, options, result));
        else Print(terminal, path, result, remarks[0]);
    }

    static object Json(NetworkDescription target, InstructionSetKind kind, InferenceOptions options, TuningResult result) => new
    {
        target.Name,
        Isa = kind,
        options.Threads,
        result.MedianMs,
        result.TunedMs,
        Shapes = result.Shapes.Select(s => new
        {
            Shape = s.Shape.ToString(),
            s.Layers,
            Estimated = s.Estimated.ToString(),
            Best = s.Best.ToString(),
            s.Share,
            s.Microseconds,
            Candidates = s.Candidates.Select(c => new { Tiles = c.Tiles.ToString(), c.Share }),
        }),
    };

    static void Print(Terminal terminal, string path, TuningResult result, string summary)
    {
        var table = new Table().AddColumn("Shape").AddColumn(new TableColumn("Layers").RightAligned()).AddColumn(new TableColumn("µs").RightAligned())
            .AddColumn("By the estimate").AddColumn("Fastest").AddColumn(new TableColumn("Share").RightAligned());
        foreach (var shape in result.Shapes)
        {
            string[] row =
            [
                shape.Shape.ToString(), Text($"{shape.Layers.Count}"), Text($"{shape.Microseconds:0.0}"), shape.Estimated.ToString(),
                shape.Best == shape.Estimated ? "" : shape.Best.ToString(), shape.Best == shape.Estimated ? "" : Text($"{shape.Share:0.000}"),
            ];
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        terminal.Table(table);
        terminal.Line($"{summary} {path}: {Text($"{result.Entries.Count()}")} entries.");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
