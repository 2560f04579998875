namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// One axis of a phase of a convolution's backward: the pixels of x whose place is one residue of the stride. They get their gradient from the same taps,
/// and from dy as a convolution with stride 1 would compute it, the taps taken from the last to the first.
/// </summary>
/// <param name="Residue">The place of the first pixel; the next is a stride away.</param>
/// <param name="Extent">Pixels.</param>
/// <param name="Taps">How many taps reach them; 0 where the stride skips them.</param>
/// <param name="LastTap">The tap of the kernel that is taken first.</param>
/// <param name="TapStep">From a tap that is taken to the one before, as the kernel numbers them.</param>
/// <param name="FirstPixel">The pixel of dy that the first of them takes with the first tap; before the map where negative.</param>
/// <param name="Dilation">Pixels of dy from a tap to the next.</param>
readonly record struct PhaseAxis(int Residue, int Extent, int Taps, int LastTap, int TapStep, int FirstPixel, int Dilation)
{
    /// <summary>The phases of an axis that have pixels.</summary>
    /// <param name="extent">Pixels of x.</param>
    /// <param name="kernel">The convolution's argument along the axis, as are the others.</param>
    public static IEnumerable<PhaseAxis> All(int extent, int kernel, int stride, int dilation, int padding)
    {
        var divisor = GreatestDivisor(stride, dilation);
        for (var residue = 0; residue < Math.Min(stride, extent); residue++)
        {
            var taps = Enumerable.Range(0, kernel).Where(k => (residue + padding - (k * dilation)) % stride == 0).ToList();
            var last = taps.Count > 0 ? taps[taps.Count - 1] : 0;
            yield return new(
                residue, (extent - residue + stride - 1) / stride, taps.Count, last, stride / divisor, taps.Count > 0 ? (residue + padding - (last * dilation)) / stride : 0, dilation / divisor);
        }
    }

    /// <summary>Rows or columns of zeros that it wants before dy.</summary>
    public int Before => Math.Max(0, -FirstPixel);

    /// <summary>Rows or columns of zeros that it wants after dy.</summary>
    public int After(int extent) => Taps == 0 ? 0 : Math.Max(0, FirstPixel + ((Taps - 1) * Dilation) + Extent - extent);

    static int GreatestDivisor(int a, int b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
