using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>From the graph of a definition to C#: passes, a plan for each instruction set, text.</summary>
static class NetworkCompiler
{
    /// <summary>Compiles a network.</summary>
    /// <param name="sizes">Its graph at each input size, the default first.</param>
    /// <param name="target">The class that is completed.</param>
    /// <param name="training">The training code that is asked for.</param>
    /// <param name="options">What its author has to say of its plans.</param>
    /// <exception cref="NotSupportedException">An operator has no kernel; the message names it and its layer.</exception>
    public static CompiledNetwork Compile(IReadOnlyList<SizedGraph> sizes, NetworkTarget target, TrainingDefinition? training = null, PlanningOptions? options = null)
    {
        var plans = SizePlanner.PlanAll(sizes.Select(s => s.Graph), options);
        var (trainings, failure) = training is null ? (null, null) : Train(sizes, training);
        var network = new NetworkProgram(target, sizes.Select((s, i) => Size(s, plans.Select(p => p[i]).ToEquatableArray(), trainings?[i])).ToEquatableArray());
        return NetworkEmitter.Emit(network) with { TrainingFailure = failure };
    }

    /// <summary>How each size is trained, or why one is not: then none is.</summary>
    static (IReadOnlyList<TrainingPlan>? Training, TrainingFailure? Failure) Train(IReadOnlyList<SizedGraph> sizes, TrainingDefinition training)
    {
        try
        {
            return (TrainingPlanner.Plan([.. sizes.Select(s => s.Graph)], training), null);
        }
        catch (BudgetException failure)
        {
            return (null, new(ProblemIds.TrainingOptions, failure.Message));
        }
        catch (NotSupportedException failure)
        {
            return (null, new(ProblemIds.NoTraining, failure.Message));
        }
    }

    /// <summary>The kernels of an assembly.</summary>
    public static EquatableArray<GeneratedSource> CompileKernels(IEnumerable<CompiledNetwork> networks) =>
        KernelFile.Of(networks.Select(n => n.Kernels)).Select(KernelsEmitter.Emit).ToEquatableArray();

    static ProgramSize Size(SizedGraph size, EquatableArray<NetworkPlan> plans, TrainingPlan? training) =>
        new(size.Size, size.Graph, plans, PlannedReport.Build(size.Graph, plans, training?.Plans), training);
}
