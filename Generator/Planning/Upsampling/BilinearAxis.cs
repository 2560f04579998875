namespace NetGenCompiler.Planning.Upsampling;

/// <summary>Where pixel i of an enlarged axis lies between those of the operand: at (Numerator·i + Shift)/Denominator, from 0 on. Exact fractions.</summary>
/// <param name="Extent">Pixels of the operand.</param>
/// <param name="Count">Pixels of the result.</param>
/// <param name="Numerator">The numerator's part per pixel.</param>
/// <param name="Shift">Its constant part.</param>
/// <param name="Denominator">The denominator.</param>
sealed record BilinearAxis(int Extent, int Count, int Numerator, int Shift, int Denominator)
{
    /// <summary>(i + ½)/scale − ½, or i·(extent − 1)/(count − 1) where corners are aligned.</summary>
    public static BilinearAxis Of(int extent, int scale, bool alignCorners)
    {
        var count = extent * scale;
        if (!alignCorners) return new(extent, count, 2, 1 - scale, 2 * scale);
        return count == 1 ? new(extent, count, 0, 0, 1) : new(extent, count, extent - 1, 0, count - 1);
    }
}
