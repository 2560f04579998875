using System.Diagnostics;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Benchmarks;

/// <summary>Measures the steps of a network where they stand, within whole runs: what the step before has left in the caches is part of a step's time.</summary>
static class LayerBenchmark
{
    // What the planner's estimates are cycles of: vectors of products that a core starts in one.
    const int VectorsPerCycle = 2;

    public static LayersResult Measure(NetworkDescription network, InferenceOptions options, Repetition repetition)
    {
        var instructionSet = InstructionSets.Resolve(options.InstructionSet);
        using var inference = network.CreateInference(WeightSource.FromSeed(0), options);
        var (inputs, outputs) = NetworkPorts.Create(network, batch: 1);
        var steps = network.Steps(instructionSet);
        var times = steps.Select(_ => new List<double>()).ToArray();
        var peakBefore = MultiplyAddPeak.Gigaflops(instructionSet, options.Threads);
        var runs = repetition.Measure(() =>
        {
            var profile = inference.Profile(inputs, outputs);
            for (var i = 0; i < times.Length; i++) times[i].Add(profile[i].Microseconds);
        });
        var peak = Math.Max(peakBefore, MultiplyAddPeak.Gigaflops(instructionSet, options.Threads));
        var medians = times.Select(t => new Timings(t[^runs.Count..]).Median / 1000).ToArray();
        var memory = new MemoryPeak(() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
        var layers = steps.Select((step, i) => Result(step, medians[i], medians.Sum(), peak, options, memory)).ToList();
        return new(network.Name, layers, runs.Median, peak, options.Threads, instructionSet, runs.Count);
    }

    static LayerResult Result(StepDescription step, double median, double total, double peakGigaflops, InferenceOptions options, MemoryPeak memory)
    {
        // Milliseconds at so many 10⁹ operations a second. Of memory each thread moves its part.
        var products = 2 * step.Products / (peakGigaflops * 1e6);
        var bytes = 1000 * memory.Seconds((step.WeightBytes + step.ReadBytes) / options.Threads, step.WrittenBytes / options.Threads);
        var bound = Math.Max(products, bytes);
        var lanes = MultiplyAddPeak.Lanes(InstructionSets.Resolve(options.InstructionSet));
        var predicted = 2 * step.EstimatedCycles * VectorsPerCycle * lanes / (peakGigaflops * 1e6);
        return new(
            step.Layer, step.Algorithm, step.MultiplyAdds, step.Products, step.Bytes, step.Bytes == 0 ? 0 : step.Products / (double)step.Bytes, median, median / total, bound,
            bytes > products, bound / median, step.EstimatedCycles == 0 ? null : predicted);
    }
}
