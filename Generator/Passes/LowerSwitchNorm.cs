using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// A switchable normalisation becomes the moments of channels, from which those of the item and the batch follow, their mixture, and elementwise operators,
/// which fuse with what follows.
/// </summary>
static class LowerSwitchNorm
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) => node.Op switch
    {
        SwitchNorm2d norm => Infer(rewriter, index, node, norm),
        SwitchNormTraining norm => Train(rewriter, index, node, norm),
        _ => node,
    });

    static Node? Infer(GraphRewriter rewriter, int index, Node node, SwitchNorm2d norm)
    {
        var channels = rewriter.Add($"{node.Name}.moments", new ChannelMoments(), node.Inputs);
        EquatableArray<Weight> weights = [node.Weights[2], node.Weights[3], node.Weights[SwitchNorm2d.FirstRunning], node.Weights[SwitchNorm2d.FirstRunning + 1]];
        var mixture = rewriter.Add($"{node.Name}.mixture", new SwitchMixture(IsRunning: true), [.. channels], weights);
        Normalize(rewriter, index, node, mixture, norm.Eps);
        return null;
    }

    static Node? Train(GraphRewriter rewriter, int index, Node node, SwitchNormTraining norm)
    {
        var channels = rewriter.Add($"{node.Name}.moments", new ChannelMoments(), node.Inputs);
        var batch = rewriter.Add($"{node.Name}.batch", new JoinMoments(), [.. channels]);
        var mixture = rewriter.Add($"{node.Name}.mixture", new SwitchMixture(), [.. channels, .. batch], [node.Weights[2], node.Weights[3]]);
        Normalize(rewriter, index, node, mixture, norm.Eps);
        var results = mixture.Concat(channels).Concat(batch).ToList();
        for (var i = 0; i < results.Count; i++) rewriter.Forward(index, results[i], i + 1);
        return null;
    }

    static void Normalize(GraphRewriter rewriter, int index, Node node, IReadOnlyList<Value> mixture, float eps)
    {
        var factors = rewriter.Add($"{node.Name}.factors", new NormalizationFactors(eps, Affine: true, node.Output.Rank), [.. mixture], [node.Weights[0], node.Weights[1]]);
        rewriter.Forward(index, NormalizationNodes.Apply(rewriter, node.Name, node.Inputs[0], factors));
    }
}
