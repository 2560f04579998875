namespace NetGenCompiler.Ops;

/// <summary>
/// What result pixel i sees along one axis: operand pixels from ⌊Scale·i⌋ + First to ⌊Scale·i⌋ + Last. The fractions of an upsampling are
/// exact: Scale is Numerator/Denominator.
/// </summary>
readonly record struct AxisWindow(int Numerator, int Denominator, int First, int Last)
{
    public static AxisWindow Pixel { get; } = new(1, 1, 0, 0);

    /// <summary>A sliding window of a kernel, its stride, its dilation and the padding before it.</summary>
    public static AxisWindow Sliding(int kernel, int stride, int dilation, int paddingBefore) =>
        new(stride, 1, -paddingBefore, (dilation * (kernel - 1)) - paddingBefore);
}
