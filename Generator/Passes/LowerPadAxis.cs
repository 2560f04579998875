using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Passes;

/// <summary>Zeros before and after along any axis are zeros round a map: round the value where it is one, else round it under other dimensions.</summary>
static class LowerPadAxis
{
    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, _, node) =>
    {
        if (node.Op is not PadAxis pad) return node;
        var x = rewriter.ShapeOf(node.Inputs[0]);
        var axis = ShapeCheck.Axis(pad, pad.Axis, x);
        if (x.IsMap && axis > 0) return node with { Op = new ZeroPad(axis == 1 ? new(pad.Before, pad.After, 0, 0) : new(0, 0, pad.Before, pad.After)) };
        var (outer, inner) = (Product(x.Dimensions.Take(axis)), Product(x.Dimensions.Skip(axis + 1)));
        var map = rewriter.Add($"{node.Name}.map", new Reshape([outer, x[axis], inner]), node.Inputs);
        var padded = rewriter.Add($"{node.Name}.padded", new ZeroPad(new(pad.Before, pad.After, 0, 0)), map.ToEquatableArray());
        return node with { Op = SimplifyOperators.View(node.Output), Inputs = [padded[0]] };
    });

    static int Product(IEnumerable<int> dimensions) => dimensions.Aggregate(1, (product, d) => product * d);
}
