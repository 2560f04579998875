using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>The nodes of a graph, and those that differentiation adds after them under names of their own.</summary>
sealed class BackwardNodes(Graph graph)
{
    readonly List<Node> nodes = [.. graph.Nodes];
    readonly HashSet<string> names = new(graph.Nodes.Select(n => n.Name), StringComparer.Ordinal);

    public EquatableArray<Node> All => nodes.ToEquatableArray();

    public TensorShape ShapeOf(Value value) => nodes[value.Node].Outputs[value.Output];

    public string NameOf(Value value) => nodes[value.Node].Name;

    public Value AddInput(string name, TensorShape shape) => Add(name, new Input(shape), [], [])[0];

    public IReadOnlyList<Value> Add(string name, Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights, CallSite? site = null)
    {
        var unique = name;
        for (var count = 2; !names.Add(unique); count++) unique = $"{name}#{count}";
        var shapes = op.InferShapes([.. operands.Select(ShapeOf)]);
        nodes.Add(new(unique, op, operands, weights, shapes, [], site));
        return [.. Enumerable.Range(0, shapes.Count).Select(i => new Value(nodes.Count - 1, i))];
    }
}
