using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>
/// Times single layers, interleaved with the peak, and prints what share each reaches of it, and of its bound: the peak, or reading the weights
/// and the operands and writing the result, each once and nothing more. Best of several rounds: other processes only add.
/// </summary>
static class LayerReport
{
    const int Rounds = 15;
    const int RoundsBetweenPeaks = 5;
    const double SecondsPerSample = 0.002;

    public static void Run(InstructionSet instructionSet, string filter, PlanningOptions options)
    {
        Console.WriteLine($"{"layer",-34} {"ms",9} {"GMAC/s",8} {"of peak",8} {"of bound",8}  algorithm");
        foreach (var layer in BenchLayer.All.Where(l => l.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            var graph = layer.ToGraph();
            using var timer = new StepTimer(Planner.Plan(graph, instructionSet, options: options));
            var step = timer.Plan.Steps.ToList().FindIndex(s => s.Name == "layer");
            var once = Enumerable.Range(0, 3).Min(_ => timer.Time(step, 1));
            var repetitions = Math.Max(1, (int)(SecondsPerSample / once));
            var best = double.MaxValue;
            var peak = new Peak(instructionSet);
            for (var round = 0; round < Rounds; round++)
            {
                if (round % RoundsBetweenPeaks == 0) peak.Measure();
                best = Math.Min(best, timer.Time(step, repetitions));
            }

            var rate = layer.MultiplyAdds / best;
            var share = rate / peak.MultiplyAddsPerSecond;
            var planned = timer.Plan.Steps[step];
            var ofBound = Math.Max(share, MemoryMeasurement.SecondsOf(timer.Plan, planned) / best);
            Console.WriteLine($"{layer.Name,-34} {best * 1e3,9:F4} {rate / 1e9,8:F1} {share,8:P0} {ofBound,8:P0}  {planned.Algorithm}");
        }
    }
}
