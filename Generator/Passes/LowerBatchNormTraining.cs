using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Batch normalisation in training is a reduction over the batch, a few numbers for each channel, and elementwise operators that fuse with what
/// follows. x is centred before it is scaled: a factor and a summand alone would lose digits where the mean exceeds the deviation.
/// </summary>
static class LowerBatchNormTraining
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) => node.Op switch
    {
        BatchNormTraining norm => Forward(rewriter, index, node, norm),
        BatchNormInputGradient norm => Backward(rewriter, node, norm),
        _ => node,
    });

    static Node? Forward(GraphRewriter rewriter, int index, Node node, BatchNormTraining norm)
    {
        var moments = rewriter.Add($"{node.Name}.moments", new BatchMoments(), [node.Inputs[0]]);
        var factors = rewriter.Add($"{node.Name}.factors", new NormalizationFactors(norm.Eps, norm.Affine, node.Output.Rank), [.. moments], node.Weights);
        rewriter.Forward(index, NormalizationNodes.Apply(rewriter, node.Name, node.Inputs[0], factors));
        rewriter.Forward(index, moments[0], 1);
        rewriter.Forward(index, moments[1], 2);
        return null;
    }

    /// <summary>The node's operands are dy, x, μ, σ², dγ and dβ.</summary>
    static Node Backward(GraphRewriter rewriter, Node node, BatchNormInputGradient norm)
    {
        var op = new NormalizationGradientFactors(norm.Eps, norm.Affine, node.Output.Rank, (int)(node.Output.Length / node.Output.Channels));
        var factors = rewriter.Add($"{node.Name}.factors", op, [.. node.Inputs.Skip(2)], node.Weights);

        // One chain, which passes over x and dy once.
        var centred = rewriter.Add($"{node.Name}.centred", new Subtract(), [node.Inputs[1], factors[0]]);
        var scaled = rewriter.Add($"{node.Name}.scaled", new Multiply(), [centred[0], factors[1]]);
        var shifted = rewriter.Add($"{node.Name}.shifted", new Add(), [scaled[0], factors[2]]);
        var sum = rewriter.Add($"{node.Name}.sum", new Add(), [shifted[0], node.Inputs[0]]);
        return node with { Op = new Multiply(), Inputs = [sum[0], factors[3]], Weights = [] };
    }
}
