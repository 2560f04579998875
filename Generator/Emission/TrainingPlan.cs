using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>How a network is trained.</summary>
/// <param name="Graph">Forward and backward.</param>
/// <param name="Plans">A plan for each instruction set, best first.</param>
sealed record TrainingPlan(TrainingGraph Graph, EquatableArray<NetworkPlan> Plans)
{
    /// <summary>Plans the training of a definition.</summary>
    /// <exception cref="NotSupportedException">No parameter can be learned, or an operator has no backward rule, or no kernel; the message names it and its layer.</exception>
    public static TrainingPlan Of(Graph definition)
    {
        var graph = PassPipeline.TrainingKernels(PassPipeline.Training(definition, new(InputGradients: true)));
        if (graph.ParameterGradients.Count == 0) throw new NotSupportedException("no learned parameter reaches an output");
        var inputGradients = graph.InputGradients.Select(g => g.Twin).ToEquatableArray();
        return new(graph, InstructionSet.All.Select(i => Planner.PlanTraining(graph.Graph, i, graph.FirstBackwardNode, inputGradients)).ToEquatableArray());
    }
}
