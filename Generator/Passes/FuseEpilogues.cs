using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// Moves an elementwise operator into the node that makes its operand, where nothing else reads that: it is then applied before the store and
/// its operand never travels through memory. Of the two operands of a binary operator the later one takes it, so that the other exists by then.
/// </summary>
static class FuseEpilogues
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (!node.Op.IsEpilogue) return node;
        var places = Enumerable.Range(0, node.Inputs.Count).OrderByDescending(i => node.Inputs[i].Node).Where(i => CanTake(rewriter, index, node, i)).Take(1).ToList();
        if (places.Count == 0) return node;
        var result = node.Inputs[places[0]];
        var producer = rewriter[result];
        var epilogue = new Epilogue(node.Op, OtherOperand(node, places[0]), ResultIsRight: places[0] == 1, node.Weights);
        rewriter.Amend(result, producer with { Epilogues = [.. producer.Epilogues, epilogue, .. node.Epilogues] });
        rewriter.Forward(index, result);
        return null;
    });

    static bool CanTake(GraphRewriter rewriter, int index, Node node, int place)
    {
        var result = node.Inputs[place];
        var producer = rewriter[result];
        return rewriter.IsOnlyUse(index, place)
            && producer.Op.TakesEpilogue(node.Op)
            && node.Epilogues.All(e => producer.Op.TakesEpilogue(e.Op))
            && producer.Output == node.Output
            && (producer.Op is not Linear || producer.Output.Rank == 1 || GoesByElements(rewriter, node, place))
            && node.Epilogues.All(e => e.Operand is not { } operand || operand.Node < result.Node)
            && (OtherOperand(node, place) is not { } other || (other.Node < result.Node && CanBroadcast(rewriter.ShapeOf(other), node.Output)));
    }

    // The rows of a matrix are a linear layer's pixels and its columns the channels, which is not how a map's gates and constants go.
    static bool GoesByElements(GraphRewriter rewriter, Node node, int place) =>
        node.Weights.Count == 0
        && (OtherOperand(node, place) is not { } other || rewriter.ShapeOf(other) is var shape && (shape == node.Output || shape.Length == 1))
        && node.Epilogues.All(e => e.Weights.Count == 0 && (e.Operand is not { } operand || rewriter.ShapeOf(operand) is var s && (s == node.Output || s.Length == 1)));

    // Equal shapes, one number, a number per channel, or one per pixel: what an epilogue can address beside its result.
    static bool CanBroadcast(TensorShape operand, TensorShape result) =>
        operand == result
        || operand.Length == 1
        || (operand.IsMap && result.IsMap && (IsChannelGate(operand, result) || IsSpatialGate(operand, result)));

    static bool IsChannelGate(TensorShape operand, TensorShape result) => operand is { Height: 1, Width: 1 } && operand.Channels == result.Channels;

    static bool IsSpatialGate(TensorShape operand, TensorShape result) =>
        operand.Channels == 1 && operand.Height == result.Height && operand.Width == result.Width;

    static Value? OtherOperand(Node node, int place) => node.Op.Kind == OpKind.Binary ? node.Inputs[1 - place] : null;
}
