using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>What a pixel of a result sees of its operands, in both axes: height and width are the last two dimensions of three or more.</summary>
/// <param name="IsGlobal">Whether it sees the whole map, whatever its place: such a path does not enter the receptive field.</param>
readonly record struct Window(AxisWindow Vertical, AxisWindow Horizontal, bool IsGlobal = false)
{
    public static Window Pixel { get; } = new(AxisWindow.Pixel, AxisWindow.Pixel);

    public static Window Global { get; } = new(AxisWindow.Pixel, AxisWindow.Pixel, true);

    /// <summary>The window of a kernel that slides over a volume.</summary>
    public static Window Sliding(Size3 kernel, Size3 stride, Size3 dilation, Size3 padding) => new(
        AxisWindow.Sliding(kernel.Height, stride.Height, dilation.Height, padding.Height),
        AxisWindow.Sliding(kernel.Width, stride.Width, dilation.Width, padding.Width));

    /// <summary>The window of an operator that reads all along an axis, from 0 or from the end: global where that is the height or the width.</summary>
    public static Window Along(int axis, TensorShape x) => AxisOf(axis, x) < 0 ? Pixel : Global;

    /// <summary>The window of an operator that moves elements along an axis: result i comes from operands i + first to i + last.</summary>
    public static Window Shifted(int axis, TensorShape x, int first, int last)
    {
        var moved = new AxisWindow(1, 1, first, last);
        return AxisOf(axis, x) switch
        {
            0 => new(moved, AxisWindow.Pixel),
            1 => new(AxisWindow.Pixel, moved),
            _ => Pixel,
        };
    }

    /// <summary>0 for the height, 1 for the width, negative for another axis.</summary>
    static int AxisOf(int axis, TensorShape x) => x.Rank < 3 ? -1 : (axis < 0 ? axis + x.Rank : axis) - (x.Rank - 2);
}
