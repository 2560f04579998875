using System.Globalization;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenCompiler.Planning;

/// <summary>Plans the training of a network at all its input sizes: what is kept for backward, what is computed again, and then each program.</summary>
static class TrainingPlanner
{
    /// <summary>A plan for each definition, the default size's first. All of them compute the same layers again: as many as the default size needs to stay in its budget.</summary>
    /// <exception cref="NotSupportedException">No parameter can be learned, or an operator has no backward rule, or no kernel; the message names it and its layer.</exception>
    /// <exception cref="BudgetException">An item does not fit into its budget; the message says what the least is.</exception>
    public static IReadOnlyList<TrainingPlan> Plan(IReadOnlyList<Graph> definitions, TrainingDefinition request)
    {
        IReadOnlyList<TrainingGraph> sizes = [.. definitions.Select(d => GraphOf(d, request.Frozen))];
        if (request.ActivationBudget == 0) return [.. sizes.Select(s => Plan(s, [], request))];
        var (layers, usual) = WithinBudget(sizes[0], request);
        return [usual, .. sizes.Skip(1).Select(s => Plan(s, layers, request))];
    }

    static TrainingGraph GraphOf(Graph definition, FrozenLayers frozen)
    {
        var graph = PassPipeline.TrainingKernels(PassPipeline.Training(definition, TrainingOptions.Of(definition, frozen) with { InputGradients = true }));
        return graph.ParameterGradients.Count > 0 ? graph : throw new NotSupportedException("no learned parameter reaches an output");
    }

    static TrainingPlan Plan(TrainingGraph graph, IReadOnlyList<RepeatableLayer> layers, TrainingDefinition request)
    {
        if (layers.Count > 0) graph = Recomputation.Run(graph, new HashSet<string>(layers.SelectMany(l => l.Nodes), StringComparer.Ordinal));
        if (request.ActivationStorage != ElementType.F32) graph = NarrowActivations.Run(graph, request.ActivationStorage);
        var inputGradients = graph.InputGradients.Select(g => g.Twin).ToEquatableArray();
        return new(graph, InstructionSet.All.Select(i => Planner.PlanTraining(graph.Graph, i, graph.FirstBackwardNode, inputGradients)).ToEquatableArray());
    }

    /// <summary>The fewest layers, of those that save most for their time, with which an item stays in the budget. More of them take no more memory.</summary>
    static (IReadOnlyList<RepeatableLayer> Layers, TrainingPlan Plan) WithinBudget(TrainingGraph graph, TrainingDefinition request)
    {
        var layers = Recomputation.Layers(graph);
        TrainingPlan With(int count) => Plan(graph, [.. layers.Take(count)], request);
        bool Fits(TrainingPlan plan) => plan.BytesPerItem <= request.ActivationBudget;
        var (most, fewest) = (layers.Count, 0);
        var plan = With(most);
        if (!Fits(plan)) throw TooSmall(request.ActivationBudget, plan.BytesPerItem, layers.Count);
        while (fewest < most)
        {
            var count = (fewest + most) / 2;
            var candidate = With(count);
            if (Fits(candidate)) (most, plan) = (count, candidate);
            else fewest = count + 1;
        }

        return ([.. layers.Take(most)], plan);
    }

    static BudgetException TooSmall(long budget, long least, int layers)
    {
        var message = string.Format(
            CultureInfo.InvariantCulture, "its ActivationBudget is {0:N0} bytes, but an item takes {1:N0} even where all {2} cheap layers are computed again", budget, least, layers);
        return new(message, least);
    }
}
