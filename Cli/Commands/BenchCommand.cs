using System.CommandLine;
using System.Globalization;
using NetGen.Cli.Benchmarks;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>Measures how fast a network runs.</summary>
sealed class BenchCommand : Command, IHasExamples
{
    const int MostItems = 4096;

    readonly NetworkArgument network;
    readonly ExecutionSelection execution = new();
    readonly Option<int> batch = Parsers.Integer("--batch", "Items of one run.", 1, MostItems, 1);
    readonly Option<bool> json = Parsers.Json();

    public BenchCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("bench", "Measures how fast a network runs, and compares it with the multiply-adds that the processor can do.")
    {
        network = new(networks);
        Add(network);
        execution.AddTo(this);
        Add(batch);
        Add(json);
        SetAction(parsed =>
        {
            var result = NetworkBenchmark.Measure(parsed.GetRequiredValue(network), execution.Of(parsed), parsed.GetValue(batch), Repetition.Standard);
            if (parsed.GetValue(json)) terminal.Json(result);
            else Print(terminal, result);
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["netgen bench ResNet50 --threads 1", "netgen bench MobileNetV2 --batch 8 --isa avx2 --json"];

    static void Print(Terminal terminal, BenchmarkResult result)
    {
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name}; batch: {result.Batch}; instruction set: {InstructionSets.Name(result.Isa)}; threads: {result.Threads}; repetitions: {result.Repetitions}"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"median {result.MedianMs:0.###} ms, minimum {result.MinMs:0.###} ms, 90th percentile {result.P90Ms:0.###} ms"));
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture, $"{result.Gflops:0.#} of {result.PeakGflops:0.#} Gflop/s: {100 * result.ShareOfPeak:0.#} % of the processor's multiply-add peak"));
    }
}
