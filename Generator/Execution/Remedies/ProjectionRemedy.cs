using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>
/// A sum of a branch and of what the branch comes from: a 1×1 convolution of as many channels, with the stride by which the branch has shrunk, makes the
/// shortcut fit.
/// </summary>
static class ProjectionRemedy
{
    public static Remedy Of(GraphBuilder builder, Value left, Value right)
    {
        if (Branch(builder, from: left, to: right) is { } behindLeft) return Project(builder, FactNames.Left, left, right, behindLeft);
        return Branch(builder, from: right, to: left) is { } behindRight ? Project(builder, FactNames.Right, right, left, behindRight) : Remedy.None;
    }

    static Remedy Project(GraphBuilder builder, string side, Value shortcut, Value result, IReadOnlyList<GraphBuilder.PendingNode> branch)
    {
        var (x, y) = (builder.ShapeOf(shortcut), builder.ShapeOf(result));
        if (StrideOf(x, y) is not { } stride) return Remedy.None;
        var layers = branch.Where(n => n.Layer.Op is Conv2d).ToList();
        var convolutions = layers.Select(n => (Conv2d)n.Layer.Op).ToList();
        var facts = new List<Fact>
        {
            new(FactNames.Shortcut, side),
            new(FactNames.Channels, Number(y.Channels)),
            new(FactNames.Stride, stride.ShortText),
            new(FactNames.BranchChannels, string.Join(";", convolutions.Select(c => Number(c.OutChannels)))),
            new(FactNames.BranchStrides, string.Join(";", convolutions.Select(c => c.Strides.ShortText))),
        };
        if (branch.Any(n => n.Layer.Op is BatchNorm2d)) facts.Add(new(FactNames.Normalized, "true"));
        return new(facts.ToEquatableArray(), Remedy.PlacesOf(layers.Select((n, i) => (FactNames.Branch + Number(i), n.Layer.Created))));
    }

    /// <summary>The stride with which single pixels of one map are as many as another has; null where there is none.</summary>
    public static Size2? StrideOf(TensorShape x, TensorShape y) =>
        x.IsMap && y.IsMap && StrideFrom(x.Height, y.Height) is { } down && StrideFrom(x.Width, y.Width) is { } across ? new Size2(down, across) : null;

    /// <summary>The operations from a value to one made of it along first operands, the last first; null where it is not made of it.</summary>
    public static List<GraphBuilder.PendingNode>? Branch(GraphBuilder builder, Value from, Value to)
    {
        var branch = new List<GraphBuilder.PendingNode>();
        var value = to;
        foreach (var node in builder.History(to))
        {
            if (value == from) return branch;
            branch.Add(node);
            if (node.Operands.Count == 0) return null;
            value = node.Operands[0];
        }

        return null;
    }

    /// <summary>The least stride with which single pixels of one size are the other; null where there is none.</summary>
    static int? StrideFrom(int size, int result)
    {
        var stride = ((size - 1) / result) + 1;
        return ((size - 1) / stride) + 1 == result ? stride : null;
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
