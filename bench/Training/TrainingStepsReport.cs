using NetGen.Cli.Compilation;
using NetGen.Runtime.Threading;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench.Training;

/// <summary>Times every step of a network's training alone: where the time of a batch goes.</summary>
static class TrainingStepsReport
{
    const int Rounds = 5;

    public static int Run(string name, int size, int batch, int threads, InstructionSet instructionSet, string filter)
    {
        var network = typeof(NetGen.Networks.ResNet18).Assembly.GetTypes().SingleOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        if (network is null)
        {
            Console.Error.WriteLine($"'{name}' is no network of NetGen.Networks");
            return 2;
        }

        var definition = DefinitionTracer.Trace(network, size == 0 ? null : new Dictionary<string, int[]> { ["x"] = [3, size, size] });
        var training = PassPipeline.TrainingKernels(PassPipeline.Training(definition, new()));
        using var timer = new StepTimer(Planner.PlanTraining(training.Graph, instructionSet, training.FirstBackwardNode), threads, batch);
        using var team = new WorkerTeam(threads);
        var steps = timer.Plan.Steps;
        var times = Enumerable.Repeat(double.MaxValue, steps.Count).ToArray();
        var shared = times.ToArray();
        var peak = new Peak(instructionSet);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < times.Length; i++) times[i] = Math.Min(times[i], timer.Time(i, 1));
            for (var i = 0; i < times.Length; i++) shared[i] = Math.Min(shared[i], timer.TimeShared(team, i));
            peak.Measure();
        }

        var graph = training.Graph;
        var nodes = graph.Nodes.ToDictionary(n => n.Name);
        double Work(int step) => nodes.TryGetValue(steps[step].Name, out var node) ? batch * (double)node.Op.MultiplyAdds(graph.InputShapes(node), node.Outputs) : 0;
        Console.WriteLine($"{"step",-44} {"ms",9} {"speed-up",8} {"of peak",8}  algorithm");
        for (var i = 0; i < times.Length; i++)
        {
            if (filter.Length == 0 || !steps[i].Name.Contains(filter, StringComparison.OrdinalIgnoreCase)) continue;
            Console.WriteLine($"{steps[i].Name,-44} {times[i] * 1e3,9:F3} {times[i] / shared[i],8:F2} {Work(i) / times[i] / peak.MultiplyAddsPerSecond,8:P0}  {steps[i].Algorithm}");
        }

        Console.WriteLine($"{"kind of step",-44} {"steps",5} {"ms",9} {"of all",8} {"speed-up",8} {"of peak",8}");
        var kinds = Enumerable.Range(0, steps.Count).GroupBy(i => $"{(i < timer.Plan.ForwardSteps ? "forward" : "backward")} {(nodes.TryGetValue(steps[i].Name, out var node) ? node.Op.GetType().Name : steps[i].GetType().Name)}");
        foreach (var kind in kinds.OrderByDescending(k => k.Sum(i => times[i])))
        {
            var time = kind.Sum(i => times[i]);
            Console.WriteLine($"{kind.Key,-44} {kind.Count(),5} {time * 1e3,9:F3} {time / times.Sum(),8:P1} {time / kind.Sum(i => shared[i]),8:F2} {kind.Sum(Work) / time / peak.MultiplyAddsPerSecond,8:P0}");
        }

        Console.WriteLine($"all steps of {name}, batch {batch}: {times.Sum() * 1e3:F1} ms, {shared.Sum() * 1e3:F1} ms on {threads} threads");
        return 0;
    }
}
