using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Brings what is reduced over the batch for each channel into the two forms that have kernels: maps and vectors. Other dimensions are views of a
/// map; sums for each place along the last axis stay as they are.
/// </summary>
static class LowerBatchReductions
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Op is PReLUSlopeGradient { PerChannel: false }) return Whole(rewriter, node);
        if (node.Op is not (BatchReduction or BatchMoments or BatchNormParameterGradient or PReLUSlopeGradient)) return node;
        var shape = rewriter.ShapeOf(node.Inputs[0]);
        var axis = node.Op is BatchReduction reduction ? ShapeCheck.Axis(node.Op, reduction.Axis, shape) : 0;
        if (node.Op is BatchReduction && axis == shape.Rank - 1 || axis == 0 && shape.Rank is 1 or 3) return node;
        var op = node.Op switch { BatchSum => new BatchSum(0), BatchDot => new BatchDot(0), var other => other };
        return node with { Op = op, Inputs = [.. node.Inputs.Select((v, i) => rewriter.ShapeOf(v) == shape ? AsMap(rewriter, $"{node.Name}.{i}", v, axis) : v)] };
    });

    /// <summary>One number for all channels is the sum of one for each.</summary>
    static Node Whole(GraphRewriter rewriter, Node node)
    {
        var operands = rewriter.ShapeOf(node.Inputs[0]).Rank is 1 or 3 ? node.Inputs : [.. node.Inputs.Select((v, i) => AsMap(rewriter, $"{node.Name}.{i}", v, 0))];
        var channels = rewriter.Add($"{node.Name}.channels", new PReLUSlopeGradient(PerChannel: true), operands);
        return node with { Op = new SumTo([1]), Inputs = [channels[0]] };
    }

    /// <summary>A map whose channels are the places along an axis.</summary>
    static Value AsMap(GraphRewriter rewriter, string name, Value value, int axis)
    {
        var shape = rewriter.ShapeOf(value);
        var (outer, inner) = (Product(shape.Dimensions.Take(axis)), Product(shape.Dimensions.Skip(axis + 1)));
        var extent = shape.Rank == 0 ? 1 : shape[axis];
        if (outer == 1) return rewriter.Add($"{name}.map", new Reshape([extent, 1, inner]), [value])[0];
        var map = rewriter.Add($"{name}.map", new Reshape([outer, extent, inner]), [value])[0];
        return rewriter.Add($"{name}.channels", new Permute([1, 0, 2]), [map])[0];
    }

    static int Product(IEnumerable<int> dimensions) => dimensions.Aggregate(1, (product, d) => product * d);
}
