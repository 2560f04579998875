using System.CommandLine;
using System.Globalization;
using NetGen.Cli.Benchmarks;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>Measures how fast a network runs.</summary>
sealed class BenchCommand : NetworkCommand
{
    const int MostItems = 4096;

    readonly Option<int> batch = Parsers.Integer("--batch", "Items of one run.", 1, MostItems, 1);

    readonly Option<bool> layers = new("--layers") { Description = "Measures every step of the network, and what bounds it." };

    public BenchCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("bench", "Measures how fast a network runs, and compares it with the multiply-adds that the processor can do.", networks, terminal)
    {
        AddAll(null, batch, layers);
        this.Exclude(batch, layers);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["netgen bench ResNet50 --threads 1", "netgen bench ResNet50 --threads 1 --layers", "netgen bench MobileNetV2 --batch 8 --isa avx2 --json"];

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        if (parsed.GetValue(layers))
        {
            var steps = LayerBenchmark.Measure(target, options, Repetition.Standard);
            if (isJson) terminal.Json(steps);
            else LayerTable.Print(terminal, steps);
            return;
        }

        var result = NetworkBenchmark.Measure(target, options, parsed.GetValue(batch), Repetition.Standard);
        if (isJson) terminal.Json(result);
        else Print(terminal, result);
    }

    static void Print(Terminal terminal, BenchmarkResult result)
    {
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name}; batch: {result.Batch}; instruction set: {InstructionSets.Name(result.Isa)}; threads: {result.Threads}; repetitions: {result.Repetitions}"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"median {result.MedianMs:0.###} ms, minimum {result.MinMs:0.###} ms, 90th percentile {result.P90Ms:0.###} ms"));
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture, $"{result.Gflops:0.#} of {result.PeakGflops:0.#} Gflop/s: {100 * result.ShareOfPeak:0.#} % of the processor's multiply-add peak"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{result.ResidentBytes / 1_000_000.0:0.#} MB of memory, .NET and this command included"));
    }
}
