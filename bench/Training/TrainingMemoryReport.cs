using System.Diagnostics;
using NetGen.Cli.Compilation;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench.Training;

/// <summary>What the training of a network takes for an item of a batch, by what it keeps between forward and backward, and the time of its steps.</summary>
static class TrainingMemoryReport
{
    const int Rounds = 5;

    public static int Run(string name, int size, int batch, InstructionSet instructionSet)
    {
        var network = typeof(NetGen.Networks.ResNet18).Assembly.GetTypes().SingleOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        if (network is null)
        {
            Console.Error.WriteLine($"'{name}' is no network of NetGen.Networks");
            return 2;
        }

        var definition = DefinitionTracer.Trace(network, size == 0 ? null : new Dictionary<string, int[]> { ["x"] = [3, size, size] });
        Console.WriteLine($"{"kept",-42} {"bytes an item",14} {"again",6} {"planned ms",11} {"steps ms",9}");
        foreach (var storage in new[] { ElementType.F32, ElementType.BF16, ElementType.F16 })
        {
            var all = Print($"{storage}", new(0, storage));
            var least = Least(definition, storage);
            Print($"{storage}, within the middle of that and the next", new((all + least) / 2, storage));
            Print($"{storage}, all cheap layers computed again", new(least, storage));
        }

        return 0;

        long Print(string what, TrainingDefinition request)
        {
            var clock = Stopwatch.StartNew();
            var training = TrainingPlanner.Plan([definition], request)[0];
            var planned = clock.Elapsed.TotalMilliseconds;
            using var timer = new StepTimer(training.Plans.Single(p => p.InstructionSet == instructionSet), items: batch);
            var times = timer.Plan.Steps.Select((_, i) => Enumerable.Range(0, Rounds).Min(_ => timer.Time(i, 1))).Sum();
            var again = training.Graph.Graph.Nodes.Count(n => n.Name.EndsWith(".again", StringComparison.Ordinal));
            Console.WriteLine($"{what,-42} {training.BytesPerItem,14:N0} {again,6} {planned,11:F0} {times * 1e3,9:F1}");
            return training.BytesPerItem;
        }
    }

    /// <summary>What an item takes with all cheap layers computed again: the message says it of a budget that is too small.</summary>
    static long Least(Graph definition, ElementType storage)
    {
        try
        {
            return TrainingPlanner.Plan([definition], new(1, storage))[0].BytesPerItem;
        }
        catch (BudgetException failure)
        {
            return failure.Least;
        }
    }
}
