using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>What normalisations become, whatever their statistics are taken over.</summary>
static class NormalizationNodes
{
    /// <summary>(x − centre)·scale + offset.</summary>
    public static Value Apply(GraphRewriter rewriter, string name, Value x, IReadOnlyList<Value> factors)
    {
        var centred = rewriter.Add($"{name}.centred", new Subtract(), [x, factors[0]]);
        var scaled = rewriter.Add($"{name}.scaled", new Multiply(), [centred[0], factors[1]]);
        return rewriter.Add(name, new Add(), [scaled[0], factors[2]])[0];
    }

    /// <summary>dy·result + ((x − centre)·input + offset) in the place of a node that reads dy and x first; the factors are centre, result, input and offset.</summary>
    public static Node ApplyGradient(GraphRewriter rewriter, Node node, IReadOnlyList<Value> factors)
    {
        var centred = rewriter.Add($"{node.Name}.centred", new Subtract(), [node.Inputs[1], factors[0]]);
        var scaled = rewriter.Add($"{node.Name}.scaled", new Multiply(), [centred[0], factors[2]]);
        var shifted = rewriter.Add($"{node.Name}.shifted", new Add(), [scaled[0], factors[3]]);
        var gradient = rewriter.Add($"{node.Name}.gradient", new Multiply(), [node.Inputs[0], factors[1]]);
        return node with { Op = new Add(), Inputs = [gradient[0], shifted[0]], Weights = [] };
    }

    /// <summary>A value as the kernels of statistics take it: a vector or a map, of whose channels each keeps its elements.</summary>
    public static Value AsMap(GraphRewriter rewriter, string name, Value value)
    {
        var shape = rewriter.ShapeOf(value);
        return shape.Rank is 1 or 3 ? value : rewriter.Add($"{name}.map", new Reshape([shape.Channels, 1, (int)(shape.Length / shape.Channels)]), [value])[0];
    }
}
