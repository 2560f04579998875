using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Sums along axes: a number for each channel of a map is a mean of pixels times their number, which reads blocks; else one sum for each run of
/// neighbouring axes, under dimensions where that is one axis.
/// </summary>
static class LowerSums
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        if (node.Op is not SumTo) return node;
        var (value, x) = (node.Inputs[0], rewriter.ShapeOf(node.Inputs[0]));
        if (x.IsMap && node.Output is { Rank: 3, Height: 1, Width: 1 } && node.Output.Channels == x.Channels)
        {
            var mean = rewriter.Add($"{node.Name}.mean", new GlobalAvgPool(), [value]);
            return node with { Op = new Affine(x.Height * x.Width, 0), Inputs = [mean[0]] };
        }

        foreach (var (axis, outer, length, inner) in Runs(x, node.Output).Reverse())
        {
            var lines = rewriter.Add($"{node.Name}.lines{axis}", new Reshape([outer, length, inner]), [value]);
            value = rewriter.Add($"{node.Name}.sum{axis}", new AxisSum(1), [lines[0]])[0];
        }

        return node with { Op = SimplifyOperators.View(node.Output), Inputs = [value] };
    });

    /// <summary>The runs of summed axes, from the first to the last, each with the elements before it and, as those after it have been summed, after it.</summary>
    static IEnumerable<(int Axis, int Outer, int Length, int Inner)> Runs(TensorShape x, TensorShape result)
    {
        var isSummed = x.Dimensions.Select((d, axis) => result.Rank < x.Rank || (result[axis] == 1 && d > 1)).ToList();
        for (var axis = 0; axis < x.Rank;)
        {
            var end = axis;
            while (end < x.Rank && isSummed[end] == isSummed[axis]) end++;
            if (isSummed[axis])
            {
                yield return (axis, Product(x.Dimensions.Take(axis)), Product(x.Dimensions.Skip(axis).Take(end - axis)), Product(x.Dimensions.Where((_, a) => a >= end && !isSummed[a])));
            }

            axis = end;
        }
    }

    static int Product(IEnumerable<int> dimensions) => dimensions.Aggregate(1, (product, d) => product * d);
}
