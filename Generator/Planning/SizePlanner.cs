using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenCompiler.Planning;

/// <summary>Plans a network at several input sizes, all on one set of packed weights.</summary>
static class SizePlanner
{
    /// <summary>The plans of what definitions say, for each instruction set, best first: those of its sizes.</summary>
    public static IReadOnlyList<IReadOnlyList<NetworkPlan>> PlanAll(IEnumerable<Graph> definitions, PlanningOptions? options = null)
    {
        IReadOnlyList<Graph> sizes = [.. definitions.Select(d => PassPipeline.Inference(d))];
        return [.. InstructionSet.All.Select(i => Plan(sizes, i, options))];
    }

    /// <summary>A plan for each graph, the default size's first: the further sizes take the tiles that read its weights as they are packed, where they can.</summary>
    public static IReadOnlyList<NetworkPlan> Plan(IReadOnlyList<Graph> sizes, InstructionSet instructionSet, PlanningOptions? options = null)
    {
        var usual = Planner.Plan(sizes[0], instructionSet, options: options);
        List<NetworkPlan> plans = [usual, .. sizes.Skip(1).Select(s => Planner.Plan(s, instructionSet, usual.Weights, options))];
        if (plans.Count == 1) return plans;
        var weights = plans.SelectMany(p => p.Weights).Distinct().ToEquatableArray();
        return [.. plans.Select(p => p with { Weights = weights })];
    }
}
