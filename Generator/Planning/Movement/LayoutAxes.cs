using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Movement;

/// <summary>The axes of a value as its layout has them: its dimensions, and within blocks of channels the lanes.</summary>
/// <param name="Extents">Sizes, outermost first.</param>
/// <param name="Strides">Floats from one element to the next.</param>
sealed record LayoutAxes(IReadOnlyList<int> Extents, IReadOnlyList<int> Strides)
{
    public static LayoutAxes Of(Layout layout) => layout.Block == 1
        ? new(IterationSpace.ExtentsOf(layout), IterationSpace.StridesOf(layout))
        : new([.. IterationSpace.ExtentsOf(layout), layout.Block], [.. IterationSpace.StridesOf(layout), 1]);

    /// <summary>The copy of a whole value to a place within another of the same axes.</summary>
    public static CopyBox Join(Placement part, Placement whole, int axis, int start)
    {
        var (from, to) = (Of(part.Layout), Of(whole.Layout));
        return CopyBox.Of(part, 0, whole, Offset(whole.Layout, to, axis, start), from.Extents, from.Strides, to.Strides);
    }

    /// <summary>The copy of a part of a value to a whole one.</summary>
    public static CopyBox Cut(Placement whole, Placement part, int axis, int start)
    {
        var (from, to) = (Of(whole.Layout), Of(part.Layout));
        return CopyBox.Of(whole, Offset(whole.Layout, from, axis, start), part, 0, to.Extents, from.Strides, to.Strides);
    }

    static long Offset(Layout layout, LayoutAxes axes, int axis, int start) => (long)axes.Strides[axis] * (axis == 0 ? start / layout.Block : start);
}
