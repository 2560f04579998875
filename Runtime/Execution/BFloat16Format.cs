using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>The upper half of a single: 8 bits of exponent, 8 significant bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BFloat16Format : ISixteenBitFormat
{
    const uint Infinity = 0x7F80_0000, LargestNumber = 0x7F7F_0000, QuietBit = 0x0040_0000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Narrow(Vector256<uint> bits)
    {
        var magnitude = bits & Vector256.Create(0x7FFF_FFFFu);

        // Half of the last bit that stays, less one where that bit is even: the sum carries where the rest is more, or a tie beside an odd one.
        var rounded = magnitude + Vector256.Create(0x7FFFu) + ((magnitude >>> 16) & Vector256<uint>.One);
        rounded = Vector256.Min(rounded, Vector256.Create(LargestNumber));
        var special = Vector256.GreaterThan(magnitude, Vector256.Create(Infinity)) & (magnitude | Vector256.Create(QuietBit));
        rounded = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(Infinity)), special | Vector256.Create(Infinity), rounded);
        return (rounded | (bits ^ magnitude)) >>> 16;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Widen(Vector256<uint> bits) => bits << 16;
}
