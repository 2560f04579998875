using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Volumes;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>
/// Times the gradients of single layers for a batch on one thread, interleaved with the peak: those of the operand and of the weights; as shares of the peak and
/// of the bound, as <see cref="LayerReport"/> has it.
/// </summary>
static class GradientReport
{
    // At least so many rounds, and short steps for so long: on a machine with neighbours the best of few is none of the step's own.
    const int Rounds = 9;
    const double Seconds = 0.5;
    const int RoundsBetweenPeaks = 3;

    public static void Run(InstructionSet instructionSet, string filter, int items)
    {
        Console.WriteLine($"{"layer",-34} {"gradient",-8} {"ms",9} {"GMAC/s",8} {"of peak",8} {"of bound",8}  algorithm");
        foreach (var layer in BenchLayer.All.Where(l => l.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            var training = PassPipeline.TrainingKernels(PassPipeline.Training(layer.ToDefinition(), new(InputGradients: true)));
            using var timer = new StepTimer(Planner.PlanTraining(training.Graph, instructionSet, training.FirstBackwardNode), items: items);
            foreach (var node in training.Graph.Nodes)
            {
                if (NameOf(node) is { } gradient) Print(timer, instructionSet, layer, node, gradient, items);
            }
        }
    }

    static void Print(StepTimer timer, InstructionSet instructionSet, BenchLayer layer, Node node, string gradient, int items)
    {
        var step = timer.Plan.Steps.ToList().FindIndex(s => s.Name == node.Name);
        var best = timer.Time(step, 1);
        var peak = new Peak(instructionSet);
        var rounds = Math.Max(Rounds, (int)(Seconds / best));
        for (var round = 0; round < rounds; round++)
        {
            if (round % Math.Max(RoundsBetweenPeaks, rounds / RoundsBetweenPeaks) == 0) peak.Measure();
            best = Math.Min(best, timer.Time(step, 1));
        }

        var rate = layer.MultiplyAdds * items / best;
        var share = rate / peak.MultiplyAddsPerSecond;
        var ofBound = Math.Max(share, MemoryMeasurement.SecondsOf(timer.Plan, timer.Plan.Steps[step], items) / best);
        Console.WriteLine($"{layer.Name,-34} {gradient,-8} {best * 1e3,9:F3} {rate / 1e9,8:F1} {share,8:P0} {ofBound,8:P0}  {timer.Plan.Steps[step].Algorithm}");
    }

    static string? NameOf(Node node) => node.Op switch
    {
        Conv2dInputGradient or VolumeInputGradient or LinearInputGradient => "operand",
        Conv2dWeightGradient or VolumeWeightGradient or LinearWeightGradient => "weights",
        _ => null,
    };
}
