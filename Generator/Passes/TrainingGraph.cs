using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>
/// A network with its gradients: the forward nodes, then the inputs that take the gradients of the outputs, then the backward nodes. What is beside the
/// network's own inputs and outputs is found by name, so that passes may rewrite the graph.
/// </summary>
/// <param name="Graph">All nodes.</param>
/// <param name="OutputGradients">For each of the network's outputs that a gradient flows back from the input that takes its gradient.</param>
/// <param name="ParameterGradients">For each parameter that is trained the output with its gradient. One that reaches no output has none.</param>
/// <param name="InputGradients">For each of the network's inputs the output with its gradient, where they are wanted.</param>
/// <param name="Statistics">For each running statistic the output with its next value.</param>
sealed record TrainingGraph(
    Graph Graph, EquatableArray<NamedTwin> OutputGradients, EquatableArray<NamedTwin> ParameterGradients, EquatableArray<NamedTwin> InputGradients,
    EquatableArray<NamedTwin> Statistics)
{
    /// <summary>The index of the first node that is no forward node: the first input of a gradient.</summary>
    public int FirstBackwardNode => Graph.Inputs.Where(i => OutputGradients.Any(g => g.Twin == i.Name)).Select(i => i.Value.Node).DefaultIfEmpty(Graph.Nodes.Count).Min();

    /// <summary>What forward must keep: the values of forward nodes that backward nodes read, in the order in which they are made.</summary>
    public IReadOnlyList<Value> SavedValues
    {
        get
        {
            var first = FirstBackwardNode;
            return [.. Graph.Nodes.Skip(first).SelectMany(n => n.Operands).Where(v => v.Node < first).Distinct().OrderBy(v => v.Node).ThenBy(v => v.Output)];
        }
    }
}
