using NetGenCompiler.Graphs;
using NetGenCompiler.Graphs.Text;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Reporting;

/// <summary>Reports on the graph that a definition makes, before any pass.</summary>
sealed class ReportBuilder
{
    readonly Graph graph;
    readonly ReceptiveFields fields;
    readonly HashSet<int> counted = [];

    ReportBuilder(Graph graph)
    {
        this.graph = graph;
        fields = ReceptiveFields.Of(graph);
    }

    /// <summary>The report of a definition's graph. A plan adds its figures with a <c>with</c> expression.</summary>
    public static NetworkReport Build(Graph graph) => new ReportBuilder(graph).Report();

    /// <summary>How reports name a value: by the layer that makes it, its results but the first as <c>name:1</c>.</summary>
    public static string NameOf(Graph graph, Value value) => NameOf(graph.Nodes[value.Node].Name, value.Output);

    public static string NameOf(string layer, int output) => layer + (output == 0 ? "" : ValueWriter.Number(":", output));

    NetworkReport Report() => new(
        graph.Name,
        graph.Inputs.Select(i => new TensorReport(i.Name, graph.ShapeOf(i.Value).Dimensions, graph.ShapeOf(i.Value).Element)).ToEquatableArray(),
        graph.Outputs.Select(o => new OutputReport(o.Name, NameOf(o.Value), graph.ShapeOf(o.Value).Dimensions, graph.ShapeOf(o.Value).Element, fields[o.Value])).ToEquatableArray(),
        GraphStatistics.Parameters(graph),
        GraphStatistics.Buffers(graph),
        GraphStatistics.MultiplyAdds(graph),
        GraphStatistics.ElementwiseOperations(graph),
        graph.Nodes.Select(Layer).ToEquatableArray());

    LayerReport Layer(Node node, int index) => new(
        node.Name,
        node.Op.Name,
        ValueWriter.Arguments(node.Op),
        KernelOf(node.Op),
        node.Inputs.Select(NameOf).ToEquatableArray(),
        graph.InputShapes(node).Select(s => s.Dimensions).ToEquatableArray(),
        node.Outputs.Select(s => s.Dimensions).ToEquatableArray(),
        ParametersOf(node),
        GraphStatistics.MultiplyAdds(graph, node),
        GraphStatistics.ElementwiseOperations(graph, node),
        fields[new(index)]);

    string NameOf(Value value) => NameOf(graph, value);

    long ParametersOf(Node node) => node.Weights.OfType<Weight.Stored>()
        .Where(w => graph.Parameters[w.Parameter].Kind == ParameterKind.Trainable && counted.Add(w.Parameter)).Sum(w => w.Shape.Length);

    static string? KernelOf(Op op) => op switch
    {
        Conv2d conv => Text(conv.Kernel),
        Pooling pooling => Text(pooling.Kernel),
        Conv3d conv => Text(conv.Kernel),
        Pooling3d pooling => Text(pooling.Kernel),
        _ => null,
    };

    static string Text(Size3 size) => ValueWriter.Number("", size.Depth) + ValueWriter.Number("×", size.Height) + ValueWriter.Number("×", size.Width);

    static string Text(Size2 size) => ValueWriter.Number("", size.Height) + ValueWriter.Number("×", size.Width);
}
