using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Passes;

/// <summary>
/// A scale and shift per channel of a convolution's or linear layer's result, where nothing else reads it, enters the layer's constants:
/// s·(Wx + b) + t = (sW)x + (s·b + t). The layer gets a bias where it had none.
/// </summary>
static class FoldScaleShift
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node is not { Op: ScaleShift, Epilogues.Count: 0 } || !rewriter.IsOnlyUse(index, 0)) return node;
        var producer = rewriter[node.Inputs[0]];
        if (producer.Epilogues.Count > 0 || WithBias(producer) is not { } op) return node;
        var (scale, shift) = (node.Weights[0], node.Weights[1]);
        var bias = producer.Weights.Count > 1 ? new Weight.MultiplyAdd(producer.Weights[1], scale, shift, NegateFirst: false) : shift;
        rewriter.Amend(node.Inputs[0], producer with { Op = op, Weights = [new Weight.ScaledRows(producer.Weights[0], scale), bias] });
        rewriter.Forward(index, node.Inputs[0]);
        return null;
    });

    // The rows of a linear layer are the channels of its result only where that is a vector.
    static Op? WithBias(Node producer) => producer.Op switch
    {
        Conv2d conv => conv with { Bias = true },
        VolumeConvolution volume => volume with { Convolution = volume.Convolution with { Bias = true } },
        Linear linear when producer.Output.Rank == 1 => linear with { Bias = true },
        _ => null,
    };
}
