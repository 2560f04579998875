using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>Zeros round the operand of a convolution are the convolution's own padding.</summary>
static class FoldPadding
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        if (node.Op is not Conv2d conv || rewriter[node.Inputs[0]] is not { Op: ZeroPad pad, Epilogues.Count: 0 } producer) return node;
        return node with { Op = conv with { Padding = Sum(conv.Padding, pad.Padding) }, Inputs = producer.Inputs };
    });

    static Padding2 Sum(Padding2 a, Padding2 b) => new(a.Top + b.Top, a.Bottom + b.Bottom, a.Left + b.Left, a.Right + b.Right);
}
