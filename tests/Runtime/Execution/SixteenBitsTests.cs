using NetGen.Runtime.Execution;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Numbers of 16 bits: held to the base library's Half, and to the rounding that defines the other format.</summary>
public unsafe class SixteenBitsTests
{
    // Every exponent with mantissas that fall on, beside and between the numbers of either format.
    static readonly float[] Singles = [.. from exponent in Enumerable.Range(0, 256)
                                          from mantissa in (uint[])[0, 1, 0xFFF, 0x1000, 0x1001, 0x1FFF, 0x2FFF, 0x3000, 0x7FFF, 0x8000, 0x8001, 0x17FFF, 0x18000, 0x400000, 0x7FEFFF, 0x7FF000, 0x7FFFFF]
                                          from sign in (uint[])[0, 1]
                                          select BitConverter.UInt32BitsToSingle((sign << 31) | ((uint)exponent << 23) | mantissa)];

    static ushort[] Narrow<TFormat>(float[] numbers)
        where TFormat : ISixteenBitFormat
    {
        var result = new ushort[numbers.Length];
        fixed (float* source = numbers)
        fixed (ushort* target = result) SixteenBits.Narrow<TFormat>(source, target, [numbers.Length], [1], [1], 0, 1);
        return result;
    }

    static float[] Widen<TFormat>(ushort[] numbers)
        where TFormat : ISixteenBitFormat
    {
        var result = new float[numbers.Length];
        fixed (ushort* source = numbers)
        fixed (float* target = result) SixteenBits.Widen<TFormat>(source, target, [numbers.Length], [1], [1], 0, 1);
        return result;
    }

    static ushort[] All => [.. Enumerable.Range(0, 65536).Select(i => (ushort)i)];

    [Fact]
    public void Every_half_is_widened_exactly()
    {
        var wide = Widen<HalfFormat>(All);
        for (var i = 0; i < wide.Length; i++)
        {
            var half = BitConverter.UInt16BitsToHalf((ushort)i);
            if (Half.IsNaN(half)) Assert.True(float.IsNaN(wide[i]));
            else Assert.Equal(BitConverter.SingleToUInt32Bits((float)half), BitConverter.SingleToUInt32Bits(wide[i]));
        }
    }

    [Fact]
    public void Singles_become_the_nearest_half()
    {
        var narrow = Narrow<HalfFormat>(Singles);
        for (var i = 0; i < narrow.Length; i++)
        {
            var (half, result) = ((Half)Singles[i], BitConverter.UInt16BitsToHalf(narrow[i]));
            if (Half.IsNaN(half)) Assert.True(Half.IsNaN(result));
            else if (Half.IsInfinity(half) && float.IsFinite(Singles[i])) Assert.Equal(Half.CopySign(Half.MaxValue, half), result);
            else Assert.Equal(BitConverter.HalfToUInt16Bits(half), narrow[i]);
        }
    }

    [Fact]
    public void Every_upper_half_of_a_single_is_widened_exactly()
    {
        var wide = Widen<BFloat16Format>(All);
        Assert.All(Enumerable.Range(0, wide.Length), i => Assert.Equal((uint)i << 16, BitConverter.SingleToUInt32Bits(wide[i])));
    }

    [Fact]
    public void Singles_become_the_nearest_upper_half()
    {
        var narrow = Narrow<BFloat16Format>(Singles);
        for (var i = 0; i < narrow.Length; i++)
        {
            var (x, result) = (Singles[i], BitConverter.UInt32BitsToSingle((uint)narrow[i] << 16));
            if (!float.IsFinite(x))
            {
                Assert.Equal(x, result);
                continue;
            }

            // The numbers on either side of it; the even one where it lies in the middle, the largest where the farther one is beyond the range.
            var (inner, outer) = (BitConverter.SingleToUInt32Bits(x) & 0xFFFF_0000, (BitConverter.SingleToUInt32Bits(x) & 0xFFFF_0000) + 0x1_0000);
            var (low, high) = ((double)BitConverter.UInt32BitsToSingle(inner), (double)BitConverter.UInt32BitsToSingle(outer));
            var (below, above) = (Math.Abs(x - low), Math.Abs(high - x));
            var isInner = !double.IsFinite(high) || below < above || (below == above && (inner & 0x1_0000) == 0);
            Assert.Equal(isInner ? low : high, result);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(61)]
    public void Parts_of_any_length_write_their_own_numbers_alone(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => i - 8.25f)];
        foreach (var parts in new[] { 1, 2, 3 })
        {
            var narrow = Enumerable.Repeat((ushort)0xABCD, count + 1).ToArray();
            var wide = Enumerable.Repeat(-1f, count + 1).ToArray();
            for (var part = 0; part < parts; part++)
            {
                fixed (float* source = numbers, back = wide)
                fixed (ushort* target = narrow)
                {
                    SixteenBits.Narrow<HalfFormat>(source, target, [count], [1], [1], part, parts);
                    SixteenBits.Widen<HalfFormat>(target, back, [count], [1], [1], part, parts);
                }
            }

            Assert.Equal([.. numbers, -1f], wide);
            Assert.Equal(0xABCD, narrow[count]);
        }
    }

    [Fact]
    public void Runs_lie_where_their_strides_say()
    {
        const int Planes = 3, Rows = 2, Run = 19;
        float[] numbers = [.. Enumerable.Range(0, Planes * 60).Select(i => (float)i)];
        var narrow = new ushort[Planes * 40];
        for (var part = 0; part < 4; part++)
        {
            fixed (float* source = numbers)
            fixed (ushort* target = narrow) SixteenBits.Narrow<HalfFormat>(source, target, [Planes, Rows, Run], [60, 25, 1], [40, 20, 1], part, 4);
        }

        var expected = new float[narrow.Length];
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var row = 0; row < Rows; row++) Array.Copy(numbers, (plane * 60) + (row * 25), expected, (plane * 40) + (row * 20), Run);
        }

        Assert.Equal(expected, Widen<HalfFormat>(narrow));
    }
}
