using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Lints;

/// <summary>A network as its definition says it, and what several lints ask of it.</summary>
sealed class LintContext
{
    readonly List<int>[] readers;
    readonly Lazy<ReceptiveFields> fields;

    /// <param name="graph">The network, before any pass.</param>
    /// <param name="objects">The sizes of what it is to find.</param>
    public LintContext(Graph graph, IReadOnlyList<ObjectSizes> objects)
    {
        Graph = graph;
        Objects = objects;
        readers = [.. graph.Nodes.Select(_ => new List<int>())];
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (var operand in graph.Nodes[i].Inputs) readers[operand.Node].Add(i);
        }

        fields = new(() => ReceptiveFields.Of(graph));
    }

    public Graph Graph { get; }

    public IReadOnlyList<ObjectSizes> Objects { get; }

    public ReceptiveFields Fields => fields.Value;

    /// <summary>The indices of the nodes that read a node's results; one that reads them twice stands twice.</summary>
    public IReadOnlyList<int> ReaderIndices(int node) => readers[node];

    public bool IsOutput(int node) => Graph.Outputs.Any(o => o.Value.Node == node);

    /// <summary>The node that makes the first operand.</summary>
    public Node Before(Node node) => Graph.Nodes[node.Inputs[0].Node];

    /// <summary>The shape of the first operand.</summary>
    public TensorShape OperandOf(Node node) => Graph.ShapeOf(node.Inputs[0]);

    /// <summary>The one node that reads a node's results; null where there are several, or the result is one of the network's.</summary>
    public int? SoleReader(int node) => readers[node].Count == 1 && !IsOutput(node) ? readers[node][0] : null;

    /// <summary>The node before, over those that change no element in inference: views, dropout and the identity.</summary>
    public int Source(int node)
    {
        while (Graph.Nodes[node].Op.Kind is OpKind.Identity or OpKind.View && Graph.Nodes[node].Inputs.Count == 1) node = Graph.Nodes[node].Inputs[0].Node;
        return node;
    }
}
