using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// Batch normalisation in inference is a scale and a shift per channel, which loading computes: s = γ/√(σ² + ε) and β − μ·s. Nothing after this
/// pass knows batch normalisation.
/// </summary>
static class LowerBatchNorm
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (_, _, node) =>
    {
        if (node.Op is not BatchNorm norm) return node;
        var first = norm.Affine ? 2 : 0;
        var (mean, variance) = (node.Weights[first], node.Weights[first + 1]);
        var (gamma, beta) = norm.Affine ? (node.Weights[0], node.Weights[1]) : (new Weight.Filled(1, mean.Shape), new Weight.Filled(0, mean.Shape));
        var scale = new Weight.NormScale(gamma, variance, norm.Eps);
        return node with { Op = new ScaleShift(), Weights = [scale, new Weight.MultiplyAdd(mean, scale, beta, NegateFirst: true)] };
    });
}
