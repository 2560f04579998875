using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// A fixed scale and shift of another is one, where its numbers are exact: signs, doublings, a subtraction and its reverse. Others stay two,
/// since rounded numbers would give other results, and two cost next to nothing in an epilogue.
/// </summary>
static class MergeAffine
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Op is not Affine outer || !rewriter.IsOnlyUse(index, 0)) return node;
        var producer = rewriter[node.Inputs[0]];
        if (producer is not { Op: Affine inner, Epilogues.Count: 0 }) return node;
        return Merge(inner, outer) is { } merged ? node with { Op = merged, Inputs = producer.Inputs } : node;
    });

    // A product of floats is exact in double; so is the sum, or the rounding to float shows it.
    static Affine? Merge(Affine inner, Affine outer)
    {
        var scale = (double)inner.Scale * outer.Scale;
        var product = (double)inner.Shift * outer.Scale;
        var shift = product + outer.Shift;
        var isExact = (float)scale == scale && (float)shift == shift && shift - outer.Shift == product && shift - product == outer.Shift;
        return isExact ? new((float)scale, (float)shift) : null;
    }
}
