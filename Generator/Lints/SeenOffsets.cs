using System.Numerics;

namespace NetGenCompiler.Lints;

/// <summary>Which pixels of an earlier map of the same resolution a pixel sees along one axis, by their distances.</summary>
/// <param name="Bits">Bit i stands for the distance Low + i.</param>
/// <param name="Low">The least distance.</param>
readonly record struct SeenOffsets(BigInteger Bits, int Low)
{
    /// <summary>A pixel sees itself.</summary>
    public static SeenOffsets Itself { get; } = new(BigInteger.One, 0);

    /// <summary>What is seen through the taps of a window.</summary>
    public SeenOffsets Through(int kernel, int dilation, int before)
    {
        var bits = BigInteger.Zero;
        for (var tap = 0; tap < kernel; tap++) bits |= Bits << (tap * dilation);
        return new(bits, Low - before);
    }

    /// <summary>What either sees.</summary>
    public SeenOffsets Or(SeenOffsets other)
    {
        var low = Math.Min(Low, other.Low);
        return new((Bits << (Low - low)) | (other.Bits << (other.Low - low)), low);
    }

    /// <summary>How many distances there are from the least to the greatest, and how many of them are seen.</summary>
    public (int Span, int Seen) Count()
    {
        var (span, seen) = (0, 0);
        for (var bits = Bits; !bits.IsZero; bits >>= 1, span++) seen += bits.IsEven ? 0 : 1;
        return (span, seen);
    }
}
