using System.Reflection;
using NetGen.Cli.Compilation;
using NetGen.Runtime.Threading;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>Times every step of a network alone and the network as a whole.</summary>
static class NetworkReport
{
    const int Rounds = 12;

    // A step that is shorter than this is repeated: the clock itself takes a microsecond.
    const double ShortestSeconds = 200e-6;

    public static int Run(string name, InstructionSet instructionSet, int threads, string filter)
    {
        var network = Assembly.Load("NetGen.Networks").GetTypes().SingleOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        if (network is null)
        {
            Console.Error.WriteLine($"'{name}' is no network of NetGen.Networks");
            return 2;
        }

        var graph = PassPipeline.Inference(DefinitionTracer.Trace(network));
        using var timer = new StepTimer(Planner.Plan(graph, instructionSet), threads);
        using var team = new WorkerTeam(threads);
        var steps = timer.Plan.Steps;
        var times = Enumerable.Repeat(double.MaxValue, steps.Count).ToArray();
        var whole = double.MaxValue;
        var peak = new Peak(instructionSet);
        timer.TimeRun(team, 2);
        var repetitions = steps.Select((_, i) => (int)Math.Ceiling(ShortestSeconds / Enumerable.Range(0, 3).Min(_ => timer.Time(i, 1)))).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            whole = Math.Min(whole, timer.TimeRun(team, 1));
            for (var i = 0; i < times.Length; i++) times[i] = Math.Min(times[i], timer.Time(i, repetitions[i]));
            peak.Measure();
        }

        var peakRate = peak.MultiplyAddsPerSecond;
        var nodes = graph.Nodes.ToDictionary(n => n.Name);
        Console.WriteLine($"{"step",-34} {"ms",9} {"GMAC/s",8} {"of peak",8}  algorithm");
        for (var i = 0; i < times.Length; i++)
        {
            var work = nodes.TryGetValue(steps[i].Name, out var node) ? (double)node.Op.MultiplyAdds(graph.InputShapes(node), node.Outputs) : 0;
            if (!steps[i].Name.Contains(filter, StringComparison.OrdinalIgnoreCase)) continue;
            Console.WriteLine($"{steps[i].Name,-34} {times[i] * 1e3,9:F4} {work / times[i] / 1e9,8:F1} {work / times[i] / peakRate,8:P0}  {steps[i].Algorithm}");
        }

        var total = graph.Nodes.Sum(n => (double)n.Op.MultiplyAdds(graph.InputShapes(n), n.Outputs));
        Console.WriteLine($"{name}, {threads} threads: {whole * 1e3:F3} ms, steps alone {times.Sum() * 1e3:F3} ms, {total / whole / peakRate / threads:P0} of the peak of {peakRate / 1e9:F0} GMAC/s a core");
        return 0;
    }
}
