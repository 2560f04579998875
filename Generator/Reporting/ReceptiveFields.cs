using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Reporting;

/// <summary>
/// The receptive fields of all values of a graph. An affine interval is carried along every path from the inputs; where paths meet it
/// widens to cover both. Paths through the whole map, such as the gates of squeeze and excitation, do not count. The field of a value is
/// measured, along each axis, at the last map that extends over more than one pixel.
/// </summary>
sealed class ReceptiveFields
{
    readonly List<List<(AxisTrace Vertical, AxisTrace Horizontal)>> traces = [];

    ReceptiveFields()
    {
    }

    public static ReceptiveFields Of(Graph graph)
    {
        var fields = new ReceptiveFields();
        foreach (var node in graph.Nodes) fields.traces.Add(fields.Trace(graph, node));
        return fields;
    }

    /// <summary>The field of a value; null where no map with an extent over 1 leads to it.</summary>
    public ReceptiveField? this[Value value]
    {
        get
        {
            var (vertical, horizontal) = traces[value.Node][value.Output];
            if (vertical.Measured is not { } v || horizontal.Measured is not { } h) return null;
            return new(v.ToField(), h.ToField(), v.Misaligned || h.Misaligned);
        }
    }

    /// <summary>What a pixel of an elementwise or joining operator's result sees through one of its operands; null along an axis of which it sees all.</summary>
    public (AxisInterval? Vertical, AxisInterval? Horizontal) Branch(Graph graph, Node node, int operand)
    {
        var (vertical, horizontal) = Operand(graph, node.Inputs[operand], Window.Pixel, node.Output, node.Op.Kind == OpKind.Binary);
        return (vertical.Current, horizontal.Current);
    }

    List<(AxisTrace Vertical, AxisTrace Horizontal)> Trace(Graph graph, Node node)
    {
        var first = node.Outputs[0];
        var (vertical, horizontal) = node.Op is Input
            ? (AxisTrace.Input(Extent(first, 2)), AxisTrace.Input(Extent(first, 1)))
            : Through(graph, node);
        foreach (var operand in node.Epilogues.Where(e => e.Operand is not null).Select(e => e.Operand!.Value))
        {
            var (v, h) = Operand(graph, operand, Window.Pixel, first, broadcast: true);
            (vertical, horizontal) = (vertical.Merge(v), horizontal.Merge(h));
        }

        return [.. node.Outputs.Select(shape => (vertical.Measure(Extent(shape, 2)), horizontal.Measure(Extent(shape, 1))))];
    }

    (AxisTrace Vertical, AxisTrace Horizontal) Through(Graph graph, Node node)
    {
        var window = node.Op.ReceptiveField(graph.InputShapes(node), node.Outputs);
        var result = (Vertical: default(AxisTrace), Horizontal: default(AxisTrace));
        foreach (var operand in node.Inputs)
        {
            var (vertical, horizontal) = Operand(graph, operand, window, node.Output, node.Op.Kind == OpKind.Binary);
            result = (result.Vertical.Merge(vertical), result.Horizontal.Merge(horizontal));
        }

        return result;
    }

    (AxisTrace Vertical, AxisTrace Horizontal) Operand(Graph graph, Value operand, Window window, TensorShape result, bool broadcast)
    {
        var (vertical, horizontal) = traces[operand.Node][operand.Output];
        var shape = graph.ShapeOf(operand);
        var lost = window.IsGlobal || result.Rank < 3;
        return (
            vertical.Through(window.Vertical, lost || (broadcast && IsBroadcast(shape, result, 2))),
            horizontal.Through(window.Horizontal, lost || (broadcast && IsBroadcast(shape, result, 1))));
    }

    /// <summary>A single row or column that every pixel of the result reads.</summary>
    static bool IsBroadcast(TensorShape operand, TensorShape result, int fromEnd) => Extent(operand, fromEnd) == 1 && Extent(result, fromEnd) > 1;

    /// <summary>The height (second from the end) or width (last) of a value of three dimensions or more; 1 of others.</summary>
    static int Extent(TensorShape shape, int fromEnd) => shape.Rank < 3 ? 1 : shape[shape.Rank - fromEnd];
}
