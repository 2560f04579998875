namespace NetGenCompiler.Graphs;

/// <summary>A network as operations over values. Immutable, in an order in which it can be executed, and equal by value.</summary>
/// <param name="Name">The name of the network's class.</param>
/// <param name="Parameters">The entries of the weight file, in its order.</param>
/// <param name="Nodes">The operations; a node's index is its identity within this graph.</param>
/// <param name="Inputs">The inputs, each the result of an <see cref="Ops.Input"/> node.</param>
/// <param name="Outputs">The outputs, at least one.</param>
sealed record Graph(
    string Name, EquatableArray<Parameter> Parameters, EquatableArray<Node> Nodes, EquatableArray<NamedValue> Inputs, EquatableArray<NamedValue> Outputs)
{
    public TensorShape ShapeOf(Value value) => Nodes[value.Node].Outputs[value.Output];

    public IReadOnlyList<TensorShape> InputShapes(Node node) => [.. node.Inputs.Select(ShapeOf)];
}
