using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>The bias of a transposed convolution that leaves results without a tap is added to all of them afterwards.</summary>
static class LowerTransposedBias
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        if (node.Op is not ConvTranspose2d { Bias: true, ReachesAll: false } transposed) return node;
        var products = rewriter.Add($"{node.Name}.products", transposed with { Bias = false }, node.Inputs, [node.Weights[0]]);
        return node with { Op = new ScaleShift(), Inputs = [products[0]], Weights = [new Weight.Filled(1, node.Weights[1].Shape), node.Weights[1]] };
    });
}
