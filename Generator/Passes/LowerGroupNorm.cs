using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// A normalisation by an item's own moments becomes a reduction for each channel, a few numbers for each, and elementwise operators, which fuse with what
/// follows; its gradient the same.
/// </summary>
static class LowerGroupNorm
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) => node.Op switch
    {
        GroupNormalization norm => Normalize(rewriter, node, norm.WithMoments(node.Output), index),
        GroupNormTraining norm => Normalize(rewriter, node, norm, index),
        GroupNormSums => OverMaps(rewriter, node),
        GroupNormInputGradient norm => Gradient(rewriter, node, norm),
        _ => node,
    });

    static Node? Normalize(GraphRewriter rewriter, Node node, GroupNormTraining norm, int index)
    {
        var moments = MomentsOf(rewriter, node.Name, node.Inputs[0], norm.Groups);
        var factors = rewriter.Add($"{node.Name}.factors", new NormalizationFactors(norm.Eps, norm.Affine, node.Output.Rank), moments, node.Weights);
        rewriter.Forward(index, NormalizationNodes.Apply(rewriter, node.Name, node.Inputs[0], factors));
        for (var i = 1; i < node.Outputs.Count; i++) rewriter.Forward(index, moments[i - 1], i);
        return null;
    }

    /// <summary>The node's operands are dy, x, μ, σ², Σ dy·x̂ and Σ dy.</summary>
    static Node Gradient(GraphRewriter rewriter, Node node, GroupNormInputGradient norm)
    {
        var op = new GroupGradientFactors(norm.Groups, norm.Eps, norm.Affine, node.Output.Rank, (int)(node.Output.Length / node.Output.Channels));
        var factors = rewriter.Add($"{node.Name}.factors", op, [.. node.Inputs.Skip(2)], node.Weights);
        return NormalizationNodes.ApplyGradient(rewriter, node, factors);
    }

    /// <summary>Means and variances of the groups, for each channel.</summary>
    static EquatableArray<Value> MomentsOf(GraphRewriter rewriter, string name, Value x, int groups)
    {
        var shape = rewriter.ShapeOf(x);
        EquatableArray<Value> channels = [.. rewriter.Add($"{name}.moments", new ChannelMoments(), [NormalizationNodes.AsMap(rewriter, name, x)])];
        return groups == shape.Channels ? channels : [.. rewriter.Add($"{name}.groups", new GroupMoments(groups), channels)];
    }

    static Node OverMaps(GraphRewriter rewriter, Node node) => node with
    {
        Inputs = [.. node.Inputs.Select((v, i) => i < 2 ? NormalizationNodes.AsMap(rewriter, $"{node.Name}.{i}", v) : v)],
    };
}
