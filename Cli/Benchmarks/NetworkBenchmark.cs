using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Benchmarks;

/// <summary>Measures a network on random weights and inputs.</summary>
static class NetworkBenchmark
{
    public static BenchmarkResult Measure(NetworkDescription network, InferenceOptions options, int batch, Repetition repetition)
    {
        var instructionSet = InstructionSets.Resolve(options.InstructionSet);
        using var inference = network.CreateInference(WeightSource.FromSeed(0), options);
        var (inputs, outputs) = NetworkPorts.Create(network, batch);

        // The clock may change with heat and neighbours: the better of before and after is the bound.
        var peakBefore = MultiplyAddPeak.Gigaflops(instructionSet, options.Threads);
        var timings = repetition.Measure(() => inference.Run(inputs, outputs, batch));
        var peak = Math.Max(peakBefore, MultiplyAddPeak.Gigaflops(instructionSet, options.Threads));

        var gigaflops = 2.0 * network.MultiplyAdds * batch / (timings.Median * 1e-3) / 1e9;
        return new(
            network.Name, timings.Median, timings.Minimum, timings.Percentile90, gigaflops, peak, gigaflops / peak, options.Threads, batch, instructionSet, timings.Count, ResidentBytes());
    }

    /// <summary>The memory of the process, without what only the making of weights left behind.</summary>
    static long ResidentBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
