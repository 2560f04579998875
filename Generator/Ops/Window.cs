namespace NetGenCompiler.Ops;

/// <summary>
/// What result pixel i sees along one axis: operand pixels from Scale·i + First to Scale·i + Last. The fractions of an upsampling are
/// exact: Scale is Numerator/Denominator.
/// </summary>
readonly record struct AxisWindow(int Numerator, int Denominator, int First, int Last)
{
    public static AxisWindow Pixel { get; } = new(1, 1, 0, 0);

    /// <summary>A sliding window of a kernel, its stride, its dilation and the padding before it.</summary>
    public static AxisWindow Sliding(int kernel, int stride, int dilation, int paddingBefore) =>
        new(stride, 1, -paddingBefore, (dilation * (kernel - 1)) - paddingBefore);
}

/// <summary>What a pixel of a result sees of its operands, in both axes.</summary>
/// <param name="IsGlobal">Whether it sees the whole map, whatever its place: such a path does not enter the receptive field.</param>
readonly record struct Window(AxisWindow Vertical, AxisWindow Horizontal, bool IsGlobal = false)
{
    public static Window Pixel { get; } = new(AxisWindow.Pixel, AxisWindow.Pixel);

    public static Window Global { get; } = new(AxisWindow.Pixel, AxisWindow.Pixel, true);
}
