namespace NetGenCompiler.Ops;

/// <summary>A window that slides along one axis of a map.</summary>
/// <param name="Name">The axis: height, width, depth or length.</param>
/// <param name="Size">The map's pixels along it.</param>
/// <param name="Kernel">The taps of the window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Dilation">The step between taps.</param>
/// <param name="Before">The padding before the first pixel.</param>
/// <param name="After">The padding after the last one.</param>
/// <param name="Count">The number of windows.</param>
readonly record struct SlidingAxis(string Name, int Size, int Kernel, int Stride, int Dilation, int Before, int After, int Count)
{
    /// <summary>What a window covers, the gaps between its taps included.</summary>
    public int Extent => (Dilation * (Kernel - 1)) + 1;

    /// <summary>Pixels at the end that lie behind the last window.</summary>
    public int UnreadPixels => Math.Max(0, Before + Size - Covered);

    /// <summary>The padding at the end that lies behind the last window: it is computed with nowhere.</summary>
    public int UnreadPadding => Math.Max(0, Before + Size + After - Covered) - UnreadPixels;

    /// <summary>From the first padding to the end of the last window.</summary>
    int Covered => ((Count - 1) * Stride) + Extent;
}
