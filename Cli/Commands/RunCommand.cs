using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using NetGen.Runtime.Weights;
using Spectre.Console;

namespace NetGen.Cli.Commands;

/// <summary>Runs a network once on .npy files.</summary>
sealed class RunCommand : NetworkCommand
{
    readonly Option<string[]> inputs = new("--input")
    {
        Description = "The input, a float32 .npy file of one item or of several (N×C×H×W). Of a network with several inputs: NAME=FILE for each.",
        HelpName = "FILE",
        Required = true,
    };

    readonly WeightSelection weights = new(isRequired: false);
    readonly Option<string> output = Parsers.File("--output", "The .npy file to write; several outputs go to FILE with each one's name before the .npy. Without it only a summary is printed.");

    public RunCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("run", "Runs a network on .npy files.", networks, terminal) => AddAll(weights, inputs, output);

    public override IReadOnlyList<string> Examples { get; } =
    [
        "netgen run ResNet18 --weights w.safetensors --input x.npy --output y.npy",
        "netgen run ResNet18 --seed 1 --input x.npy --isa avx2 --json",
    ];

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        var files = FileAssignment.Inputs(target, parsed.GetRequiredValue(inputs));
        var paths = OutputPaths(target, parsed.GetValue(output));
        (target, var tensors) = InputReading.Read(target, files);
        var (source, sourceName) = weights.Of(parsed);
        using var inference = target.CreateInference(source, options);

        var (batch, hasBatchDimension) = (tensors[0].Batch, tensors[0].HasBatchDimension);
        var results = BatchedRun.Execute(inference, [.. tensors.Select(t => t.Values)], batch, options.InstructionSet!.Value);
        var shapes = target.Outputs.Select(o => hasBatchDimension ? [batch, .. o.Shape] : o.Shape.ToArray()).ToArray();
        if (paths.Length > 0) OutputFile.WriteAll(paths, (i, path) => NpyFile.Write(path, results[i], shapes[i]));

        var summaries = target.Outputs.Select((o, i) => OutputSummary.Of(o, shapes[i], results[i], paths.Length > 0 ? paths[i] : null)).ToArray();
        if (isJson) terminal.Json(new { target.Name, Weights = sourceName, Batch = batch, options.Threads, Isa = options.InstructionSet, Outputs = summaries });
        else Print(terminal, $"{target.Name}; weights: {sourceName}; batch: {batch}; instruction set: {InstructionSets.Name(options.InstructionSet.Value)}; threads: {options.Threads}", summaries);
    }

    static string[] OutputPaths(NetworkDescription network, string? path)
    {
        if (path is null) return [];
        OutputFile.Writable(path);
        if (network.Outputs.Length == 1) return [path];
        return [.. network.Outputs.Select(o => OutputFile.Writable(Path.ChangeExtension(path, null) + $".{o.Name}{Path.GetExtension(path)}"))];
    }

    static void Print(Terminal terminal, string title, IEnumerable<OutputSummary> outputs)
    {
        terminal.Line(title);
        var table = new Table();
        table.AddColumns("Output", "Shape", "Minimum", "Maximum", "Mean", "First values", "File");
        foreach (var output in outputs)
        {
            var first = string.Join(", ", output.First.Select(v => Number(v)));
            table.AddRow(
                new Text(output.Name), new Text(Shapes.Text(output.Shape)), new Text(Number(output.Minimum)), new Text(Number(output.Maximum)), new Text(Number(output.Mean)),
                new Text(first), new Text(output.File ?? "–"));
        }

        terminal.Table(table);
        foreach (var output in outputs.Where(o => o.NonFinite > 0)) terminal.Line($"{output.Name}: {output.NonFinite} values are not finite.");
    }

    static string Number(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "–";
}
