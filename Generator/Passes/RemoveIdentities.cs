using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>Leaves out operators that return their operand: dropout in inference, a reshaping to the same shape, a slice of everything.</summary>
static class RemoveIdentities
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Inputs.Count != 1 || node.Outputs.Count != 1 || node.Epilogues.Count > 0) return node;
        var operand = node.Inputs[0];
        var x = rewriter.ShapeOf(operand);
        if (x != node.Output || !IsIdentity(node.Op, x)) return node;
        rewriter.Forward(index, operand);
        return null;
    });

    /// <summary>Whether an operator of one operand, whose result has the operand's shape, returns it.</summary>
    static bool IsIdentity(Op op, TensorShape x) => op switch
    {
        { Kind: OpKind.Identity or OpKind.View } => true,

        // All of an axis, one part, nothing round the map, windows of one pixel: the shape would differ otherwise.
        Slice or Split or Chunk or Concat or SpaceToDepth or DepthToSpace or ZeroPad or Upsample or AdaptivePooling or GlobalPooling => true,
        Affine affine => affine is { Scale: 1, Shift: 0 },
        Permute permute => permute.Order.SequenceEqual(Enumerable.Range(0, x.Rank)),
        ChannelShuffle shuffle => shuffle.Groups == 1 || shuffle.Groups == x.Channels,
        Pooling pool => pool is { Kernel: { Height: 1, Width: 1 } },
        _ => false,
    };
}
