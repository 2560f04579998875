using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Pooling;

/// <summary>The windows of a pooling along one axis, clipped to the map.</summary>
/// <param name="Windows">One for each pixel of the result.</param>
/// <param name="Dilation">From a tap of a window to the next.</param>
sealed record AxisWindows(EquatableArray<ClippedWindow> Windows, int Dilation)
{
    /// <summary>Windows of one size at a stride. A mean's divisor counts padding where it is told to, but never what lies beyond it.</summary>
    public static AxisWindows Sliding(int count, int extent, int kernel, int stride, int dilation, int before, int after, bool countPadding)
    {
        return new(Enumerable.Range(0, count).Select(Clip).ToEquatableArray(), dilation);

        ClippedWindow Clip(int index)
        {
            var start = (index * stride) - before;
            var skipped = start < 0 ? (-start + dilation - 1) / dilation : 0;
            var taps = Math.Min(kernel, (extent - start + dilation - 1) / dilation) - skipped;
            return new(start + (skipped * dilation), taps, countPadding ? Math.Min(start + kernel, extent + after) - start : taps, skipped);
        }
    }

    /// <summary>Windows that cover the axis evenly.</summary>
    public static AxisWindows Adaptive(int count, int extent) => new(
        Enumerable.Range(0, count).Select(i => AdaptivePooling.Bounds(i, extent, count)).Select(b => new ClippedWindow(b.Start, b.End - b.Start, b.End - b.Start)).ToEquatableArray(), 1);

    /// <summary>Consecutive windows of the same taps at the same distance, as long as they go.</summary>
    public IEnumerable<WindowRun> Runs()
    {
        for (var i = 0; i < Windows.Count;)
        {
            var end = i + 1;
            while (end < Windows.Count && Windows[end].HasSizeOf(Windows[i]) && Windows[end].First - Windows[end - 1].First == Windows[i + 1].First - Windows[i].First) end++;
            yield return new(i, end - i, Windows[i], end - i > 1 ? Windows[i + 1].First - Windows[i].First : 0);
            i = end;
        }
    }
}
