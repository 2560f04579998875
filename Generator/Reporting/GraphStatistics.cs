using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>The frozen figures of a graph, per item of the batch.</summary>
static class GraphStatistics
{
    /// <summary>Learned numbers; a shared layer's count once.</summary>
    public static long Parameters(Graph graph) => Stored(graph, p => p.Kind == ParameterKind.Trainable);

    /// <summary>Running statistics and counters of batches: what the weight file holds besides the parameters.</summary>
    public static long Buffers(Graph graph) => Stored(graph, p => p.Kind != ParameterKind.Trainable);

    /// <summary>Multiply–accumulates of convolutions, linear layers and matrix products, without bias; a shared layer's count at each use.</summary>
    public static long MultiplyAdds(Graph graph) => graph.Nodes.Sum(n => MultiplyAdds(graph, n));

    public static long MultiplyAdds(Graph graph, Node node) => node.Op.MultiplyAdds(graph.InputShapes(node), node.Outputs);

    public static long ElementwiseOperations(Graph graph) => graph.Nodes.Sum(n => ElementwiseOperations(graph, n));

    public static long ElementwiseOperations(Graph graph, Node node) =>
        node.Op.ElementwiseOperations(graph.InputShapes(node), node.Outputs)
        + node.Epilogues.Sum(e => e.Op.ElementwiseOperations([node.Output], [node.Output]));

    static long Stored(Graph graph, Func<Parameter, bool> counts) => graph.Parameters.Where(counts).Sum(p => p.Shape.Length);
}
