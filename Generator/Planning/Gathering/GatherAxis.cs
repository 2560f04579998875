using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Pooling;
using NetGenCompiler.Planning.Upsampling;

namespace NetGenCompiler.Planning.Gathering;

/// <summary>For each pixel of a result along one axis, the pixels of the operand that it is made of, in their order.</summary>
/// <param name="Taps">One list for each pixel of the result.</param>
sealed record GatherAxis(EquatableArray<EquatableArray<GatherTap>> Taps)
{
    /// <summary>The windows that a pixel lies in, each with its share of the window.</summary>
    /// <param name="windows">The windows of a pooling.</param>
    /// <param name="extent">The pixels that it pooled.</param>
    /// <param name="kernelWidth">Places in a row of a window; 0 where it has as many as lie on the map.</param>
    public static GatherAxis OfWindows(AxisWindows windows, int extent, int kernelWidth = 0) => Collect(extent, windows.Windows.SelectMany((window, source) =>
        Enumerable.Range(0, window.Taps).Select(tap => (
            window.First + (tap * windows.Dilation),
            new GatherTap(source, 1f / window.Divisor, window.Skipped + tap, kernelWidth > 0 ? kernelWidth : window.Taps)))));

    /// <summary>The copies of a pixel.</summary>
    public static GatherAxis OfCopies(int extent, int scale) =>
        Collect(extent, Enumerable.Range(0, extent * scale).Select(source => (source / scale, new GatherTap(source, 1, 0, 0))));

    /// <summary>The pixels of an enlarged axis that a pixel has a share in.</summary>
    public static GatherAxis OfShares(BilinearAxis axis) => Collect(axis.Extent, Enumerable.Range(0, axis.Count).SelectMany(source =>
    {
        var position = Math.Max(0, ((long)axis.Numerator * source) + axis.Shift);
        var first = (int)(position / axis.Denominator);
        var share = (position - ((long)first * axis.Denominator)) / (double)axis.Denominator;
        var second = Math.Min(first + 1, axis.Extent - 1);
        return first == second || share == 0
            ? [(first, new GatherTap(source, 1, 0, 0))]
            : new[] { (first, new GatherTap(source, (float)(1 - share), 0, 0)), (second, new(source, (float)share, 0, 0)) };
    }));

    /// <summary>Where the list of each pixel starts in the list of all, and where the last ends.</summary>
    public IEnumerable<int> Starts
    {
        get
        {
            var start = 0;
            yield return start;
            foreach (var taps in Taps) yield return start += taps.Count;
        }
    }

    public IEnumerable<GatherTap> All => Taps.SelectMany(t => t);

    static GatherAxis Collect(int extent, IEnumerable<(int Pixel, GatherTap Tap)> taps)
    {
        var byPixel = taps.ToLookup(t => t.Pixel, t => t.Tap);
        return new(Enumerable.Range(0, extent).Select(p => byPixel[p].ToEquatableArray()).ToEquatableArray());
    }
}
