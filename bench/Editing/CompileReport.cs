using System.Globalization;
using System.Reflection;
using NetGen.Cli.Compilation;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Bench.Editing;

/// <summary>What the stages of the compiler take for a network, once its definition is executed: medians of warm runs.</summary>
static class CompileReport
{
    const int Rounds = 15;

    public static int Run(string filter)
    {
        Console.WriteLine($"{"milliseconds (MB)",-22} {"passes",15} {"plans",15} {"training passes",15} {"training plans",15} {"report",15} {"files",15} {"of training",15} {"characters",10}");
        var networks = Assembly.Load("NetGen.Networks").GetTypes().Where(t => t.GetCustomAttribute<NetGen.NetworkAttribute>() is not null && t.Name.Contains(filter, StringComparison.OrdinalIgnoreCase));
        foreach (var network in networks.OrderBy(t => t.Name, StringComparer.Ordinal)) Measure(DefinitionTracer.Trace(network), new(network.Namespace ?? "", network.Name), network.GetCustomAttribute<NetGen.NetworkAttribute>()!.Training);
        return 0;
    }

    static void Measure(Graph definition, NetworkTarget target, bool trains)
    {
        var passes = Time(() => PassPipeline.Inference(definition));
        var plans = Time(() => InstructionSet.All.Select(i => Planner.Plan(passes.Result, i)).ToEquatableArray());
        Timed<TrainingPlan>? training = null;
        var trainingPasses = default(DriverTimes);
        if (trains)
        {
            var differentiated = Time(() => PassPipeline.TrainingKernels(PassPipeline.Training(definition, TrainingOptions.Of(definition, FrozenLayers.None) with { InputGradients = true })));
            (var graph, trainingPasses) = (differentiated.Result, differentiated.Times);
            training = Time(() => new TrainingPlan(graph, InstructionSet.All.Select(i => Planner.PlanTraining(graph.Graph, i, graph.FirstBackwardNode, graph.InputGradients.Select(g => g.Twin).ToEquatableArray())).ToEquatableArray()));
        }

        var report = Time(() => PlannedReport.Build(definition, plans.Result, training?.Result.Plans));
        var program = new NetworkProgram(target, [new("", definition, plans.Result, report.Result, null)]);
        var files = Time(() => NetworkEmitter.Emit(program));
        var own = training is null ? null : Time(() => NetworkEmitter.Emit(program with { Sizes = [program.Default with { Training = training.Result }] }));
        var rest = own is null ? default : new DriverTimes(own.Times.Milliseconds - files.Times.Milliseconds, 0, own.Times.Megabytes - files.Times.Megabytes);
        Console.WriteLine($"{target.TypeName,-22} {Text(passes.Times)} {Text(plans.Times)} {Text(trainingPasses)} {Text(training?.Times ?? default)} {Text(report.Times)} {Text(files.Times)} {Text(rest)} {(own ?? files).Result.Sources.Sum(f => f.Text.Length),10}");
    }

    static string Text(DriverTimes times) => string.Create(CultureInfo.InvariantCulture, $"{times.Milliseconds,7:F1} ({times.Megabytes,5:F1})");

    static Timed<T> Time<T>(Func<T> run)
    {
        var result = run();
        var times = Enumerable.Range(0, Rounds).Select(_ => DriverTimes.Of(() => result = run())).OrderBy(t => t.Milliseconds).ToList();
        return new(result, times[Rounds / 2]);
    }

    sealed record Timed<T>(T Result, DriverTimes Times);
}
