using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>The paddings that make windows fit, or results equal.</summary>
static class PaddingRemedies
{
    /// <summary>Half the window on each side, which with a stride of 1 keeps the size; an axis whose window has no middle stays as it is.</summary>
    public static Remedy KeepSize(ISlidingWindow op, TensorShape x)
    {
        var padded = op.SlidingAxes(x, x).Select(a => a.Extent % 2 == 1 ? Padded(a, a.Extent / 2) : a).ToList();
        return padded.All(a => CountOf(a) > 0) ? new([Fact(padded)]) : Remedy.None;
    }

    /// <summary>At most half the window.</summary>
    public static Remedy Halve(ISlidingWindow op, TensorShape x) =>
        new([Fact([.. op.SlidingAxes(x, x).Select(a => a with { Before = Math.Min(a.Before, a.Extent / 2), After = Math.Min(a.After, a.Extent / 2) })])]);

    /// <summary>
    /// Where one operand is smaller than all others, and they are of one size: a padding of the convolution that made it, of at most half the window, by
    /// which it becomes as large.
    /// </summary>
    public static Remedy Equalize(GraphBuilder builder, IReadOnlyList<Value> operands)
    {
        var shapes = operands.Select(builder.ShapeOf).ToList();
        if (shapes.Any(s => !s.IsMap)) return Remedy.None;
        var largest = shapes.OrderByDescending(s => s.Length / s.Channels).First();
        var smaller = Enumerable.Range(0, shapes.Count).Where(i => shapes[i].Height != largest.Height || shapes[i].Width != largest.Width).ToList();
        if (smaller.Count != 1) return Remedy.None;
        var made = builder.History(operands[smaller[0]]).SkipWhile(n => IsTransparent(builder, n)).FirstOrDefault();
        if (made?.Layer.Op is not Conv2d conv) return Remedy.None;
        var axes = conv.SlidingAxes(builder.ShapeOf(made.Operands[0]), made.Outputs[0]).ToList();
        if (PaddingFor(axes[0], largest.Height) is not { } height || PaddingFor(axes[1], largest.Width) is not { } width) return Remedy.None;
        return new([Fact([height, width]) with { Name = FactNames.EarlierChanges }], Remedy.PlacesOf((FactNames.Changed, made.Layer.Created)));
    }

    /// <summary>Whether an operation leaves the size to those before it.</summary>
    public static bool IsTransparent(GraphBuilder builder, GraphBuilder.PendingNode node) =>
        node.Operands.Count == 1 && node.Layer.Op is not (Conv2d or ConvTranspose2d or Pooling or Linear) && node.Outputs[0] == builder.ShapeOf(node.Operands[0]);

    /// <summary>An axis with as much padding as makes so many windows.</summary>
    static SlidingAxis? PaddingFor(SlidingAxis axis, int count)
    {
        if (axis.Count == count) return axis;
        var missing = ((count - 1L) * axis.Stride) + axis.Extent - axis.Size;
        var padding = Math.Max(0, (missing + 1) / 2);
        return padding <= axis.Extent / 2 && CountOf(Padded(axis, (int)padding)) == count ? Padded(axis, (int)padding) : null;
    }

    static SlidingAxis Padded(SlidingAxis axis, int padding) => axis with { Before = padding, After = padding };

    /// <summary>The number of windows that an axis has room for; 0 where none fits.</summary>
    static long CountOf(SlidingAxis axis) => Math.Max(0, (long)axis.Size + axis.Before + axis.After - axis.Extent + axis.Stride) / axis.Stride;

    static Fact Fact(IReadOnlyList<SlidingAxis> axes) => ArgumentChange.Fact([new ArgumentChange("padding", Text(axes))]);

    /// <summary>As short as the DSL has it: one number, one an axis, or one a side.</summary>
    static string Text(IReadOnlyList<SlidingAxis> axes)
    {
        var isSymmetric = axes.All(a => a.Before == a.After);
        if (isSymmetric && axes.All(a => a.Before == axes[0].Before)) return Number(axes[0].Before);
        return $"({string.Join(", ", isSymmetric ? axes.Select(a => Number(a.Before)) : axes.SelectMany(a => new[] { Number(a.Before), Number(a.After) }))})";
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
