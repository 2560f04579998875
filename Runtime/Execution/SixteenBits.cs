using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Execution;

/// <summary>Copies numbers between singles and a format of 16 bits along nested loops, of which the innermost is contiguous on both sides.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SixteenBits
{
    // Numbers that threads share in whole where there is one run only: a cache line of singles.
    const int Unit = 16, Lanes = 8;

    /// <summary>Rounds singles to a format.</summary>
    /// <typeparam name="TFormat">The format.</typeparam>
    /// <param name="source">The first single.</param>
    /// <param name="target">The first place to write.</param>
    /// <param name="extents">How often each loop turns, outermost first.</param>
    /// <param name="sourceStrides">Numbers from one turn to the next; 1 in the innermost.</param>
    /// <param name="targetStrides">The same of the results.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public static void Narrow<TFormat>(
        float* source, ushort* target, ReadOnlySpan<int> extents, ReadOnlySpan<int> sourceStrides, ReadOnlySpan<int> targetStrides, int part, int parts)
        where TFormat : ISixteenBitFormat
    {
        foreach (var (from, to, count) in new ContiguousRuns(extents, sourceStrides, targetStrides, Unit, part, parts)) NarrowRun<TFormat>(source + from, target + to, count);
    }

    /// <summary>Makes singles of a format's numbers.</summary>
    /// <typeparam name="TFormat">The format.</typeparam>
    /// <param name="source">The first number.</param>
    /// <param name="target">The first place to write.</param>
    /// <param name="extents">How often each loop turns, outermost first.</param>
    /// <param name="sourceStrides">Numbers from one turn to the next; 1 in the innermost.</param>
    /// <param name="targetStrides">The same of the results.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public static void Widen<TFormat>(
        ushort* source, float* target, ReadOnlySpan<int> extents, ReadOnlySpan<int> sourceStrides, ReadOnlySpan<int> targetStrides, int part, int parts)
        where TFormat : ISixteenBitFormat
    {
        foreach (var (from, to, count) in new ContiguousRuns(extents, sourceStrides, targetStrides, Unit, part, parts)) WidenRun<TFormat>(source + from, target + to, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void NarrowRun<TFormat>(float* source, ushort* target, int count)
        where TFormat : ISixteenBitFormat
    {
        var i = 0;
        for (; i <= count - (2 * Lanes); i += 2 * Lanes)
        {
            var first = TFormat.Narrow(Vector256.Load(source + i).AsUInt32());
            var second = TFormat.Narrow(Vector256.Load(source + i + Lanes).AsUInt32());
            Vector256.Narrow(first, second).Store(target + i);
        }

        for (; i < count; i += Lanes)
        {
            var rest = Math.Min(Lanes, count - i);
            var narrow = TFormat.Narrow(LayerSupport.LoadPart<Vector256<uint>>(source + i, rest));
            var packed = Vector128.Narrow(narrow.GetLower(), narrow.GetUpper());
            Unsafe.CopyBlockUnaligned(target + i, &packed, (uint)rest * sizeof(ushort));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void WidenRun<TFormat>(ushort* source, float* target, int count)
        where TFormat : ISixteenBitFormat
    {
        var i = 0;
        for (; i <= count - Lanes; i += Lanes) TFormat.Widen(Unpacked(Vector128.Load(source + i))).AsSingle().Store(target + i);
        if (i == count) return;
        Vector128<ushort> rest = default;
        Unsafe.CopyBlockUnaligned(&rest, source + i, (uint)(count - i) * sizeof(ushort));
        LayerSupport.StorePart(TFormat.Widen(Unpacked(rest)), target + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> Unpacked(Vector128<ushort> numbers) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(numbers).AsUInt32()
        : Vector256.Create(Vector128.WidenLower(numbers), Vector128.WidenUpper(numbers));
}
