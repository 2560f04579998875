namespace NetGenCompiler.Ops;

/// <summary>
/// What result pixel i sees along one axis: operand pixels from (Numerator·i + First)/Denominator to (Numerator·i + Last)/Denominator. The
/// denominator is over 1 where the windows of an upsampling or an adaptive pooling move by fractions of a pixel; the bounds then hold for all.
/// </summary>
readonly record struct AxisWindow(int Numerator, int Denominator, int First, int Last)
{
    public static AxisWindow Pixel { get; } = new(1, 1, 0, 0);

    /// <summary>A sliding window of a kernel, its stride, its dilation and the padding before it.</summary>
    public static AxisWindow Sliding(int kernel, int stride, int dilation, int paddingBefore) =>
        new(stride, 1, -paddingBefore, (dilation * (kernel - 1)) - paddingBefore);
}
