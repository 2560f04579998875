using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>IEEE 754 half precision: 5 bits of exponent, 11 significant bits, up to 65504.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfFormat : ISixteenBitFormat
{
    const int Shift = 13;
    const uint Infinity = 0x7F80_0000, HalfInfinity = 0x7C00, HalfLargest = 0x7BFF, HalfQuietBit = 0x0200;

    // 2^-14, the least normal half; the exponents of a half and of a single differ by 112.
    const uint LeastNormal = 113u << 23, ExponentDifference = 112u << 23;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Narrow(Vector256<uint> bits)
    {
        var magnitude = bits & Vector256.Create(0x7FFF_FFFFu);
        var normal = (magnitude - Vector256.Create(ExponentDifference) + Vector256.Create(0xFFFu) + ((magnitude >>> Shift) & Vector256<uint>.One)) >>> Shift;

        // Added to a number whose last bit is 2^-24, a small one is rounded to whole multiples of that: the bits of a half without exponent.
        var unit = Vector256.Create(0.5f);
        var small = (magnitude.AsSingle() + unit).AsUInt32() - unit.AsUInt32();
        var result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(LeastNormal)), small, Vector256.Min(normal, Vector256.Create(HalfLargest)));
        var special = Vector256.GreaterThan(magnitude, Vector256.Create(Infinity)) & ((magnitude >>> Shift) | Vector256.Create(HalfQuietBit)) & Vector256.Create(0x3FFu);
        result = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(Infinity)), special | Vector256.Create(HalfInfinity), result);
        return result | ((bits ^ magnitude) >>> 16);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Widen(Vector256<uint> bits)
    {
        var magnitude = bits & Vector256.Create(0x7FFFu);
        var shifted = magnitude << Shift;
        var normal = shifted + Vector256.Create(ExponentDifference);

        // A half without exponent is a whole multiple of 2^-24: put behind the bits of 2^-14, which is then taken away.
        var least = Vector256.Create(LeastNormal);
        var small = ((shifted + least).AsSingle() - least.AsSingle()).AsUInt32();
        var result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0x400u)), small, normal);
        result = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(HalfInfinity)), shifted | Vector256.Create(Infinity), result);
        return result | ((bits ^ magnitude) << 16);
    }
}
