using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// Rebuilds a graph node by node. A pass says for every node what stands in its place; operands are renumbered here, and parameters, inputs and
/// outputs carried over.
/// </summary>
sealed class GraphRewriter
{
    readonly Graph source;
    readonly List<Node> nodes;
    readonly Value[][] values;
    readonly Func<Value, Value> of;
    int[][]? uses;

    GraphRewriter(Graph source)
    {
        this.source = source;
        nodes = new(source.Nodes.Count);
        values = new Value[source.Nodes.Count][];
        of = Of;
    }

    /// <summary>What a pass makes of a node.</summary>
    /// <param name="rewriter">The graph so far.</param>
    /// <param name="index">The node's index in the graph that is rewritten.</param>
    /// <param name="node">The node, its operands renumbered.</param>
    /// <returns>The node that stands in its place, with as many results; null where it goes, having forwarded its results.</returns>
    public delegate Node? Visitor(GraphRewriter rewriter, int index, Node node);

    /// <summary>The graph with every node, in order, replaced by what the visitor makes of it.</summary>
    /// <param name="graph">The graph to rewrite.</param>
    /// <param name="visit">Sees every node that is not left out.</param>
    /// <param name="leaveOut">Whether the node at an index is left out unseen: nothing that stays may read it.</param>
    public static Graph Rewrite(Graph graph, Visitor visit, Func<int, bool>? leaveOut = null)
    {
        var rewriter = new GraphRewriter(graph);
        for (var index = 0; index < graph.Nodes.Count; index++)
        {
            if (leaveOut?.Invoke(index) == true) continue;
            rewriter.values[index] = new Value[graph.Nodes[index].Outputs.Count];
            if (visit(rewriter, index, rewriter.Renumber(graph.Nodes[index])) is not { } node) continue;
            for (var i = 0; i < Math.Min(node.Outputs.Count, rewriter.values[index].Length); i++) rewriter.values[index][i] = new(rewriter.nodes.Count, i);
            rewriter.nodes.Add(node);
        }

        return graph with
        {
            Nodes = rewriter.nodes.ToEquatableArray(),
            Inputs = rewriter.Renumber(graph.Inputs),
            Outputs = rewriter.Renumber(graph.Outputs),
        };
    }

    /// <summary>The node that makes a value of the new graph.</summary>
    public Node this[Value value] => nodes[value.Node];

    /// <summary>The shape of a value of the new graph.</summary>
    public TensorShape ShapeOf(Value value) => nodes[value.Node].Outputs[value.Output];

    /// <summary>What stands for a value of the old graph.</summary>
    public Value Of(Value source) => values[source.Node][source.Output];

    /// <summary>Adds a node of the pass's own before the one that stands in the visited node's place.</summary>
    /// <returns>Its results.</returns>
    public IReadOnlyList<Value> Add(string name, Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights = default) =>
        Add(new(name, op, operands, weights, op.InferShapes([.. operands.Select(ShapeOf)]), [], null));

    /// <summary>Adds a node whose operands are of the new graph.</summary>
    /// <returns>Its results.</returns>
    public IReadOnlyList<Value> Add(Node node)
    {
        nodes.Add(node);
        return [.. node.Outputs.Select((_, i) => new Value(nodes.Count - 1, i))];
    }

    /// <summary>Whether the operand at a place is read there only, and is not an output of the network.</summary>
    public bool IsOnlyUse(int index, int operand)
    {
        uses ??= CountUses(source);
        var value = source.Nodes[index].Inputs[operand];
        return uses[value.Node][value.Output] == 1;
    }

    /// <summary>Lets a result of a node that goes be a value of the new graph.</summary>
    public void Forward(int index, Value value, int output = 0) => values[index][output] = value;

    /// <summary>Replaces the node that makes a value of the new graph; it reads no later node than before.</summary>
    public void Amend(Value value, Node node) => nodes[value.Node] = node;

    static int[][] CountUses(Graph graph)
    {
        var uses = graph.Nodes.Select(n => new int[n.Outputs.Count]).ToArray();
        foreach (var node in graph.Nodes)
        {
            foreach (var operand in node.Operands) uses[operand.Node][operand.Output]++;
        }

        foreach (var output in graph.Outputs) uses[output.Value.Node][output.Value.Output]++;
        return uses;
    }

    Node Renumber(Node node) => node.WithOperands(of);

    EquatableArray<NamedValue> Renumber(EquatableArray<NamedValue> named) => named.Select(n => n with { Value = Of(n.Value) }).ToEquatableArray();
}
