using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime.Memory;

namespace NetGen.Cli.Benchmarks;

/// <summary>How long a core takes to read and write so many bytes, again and again, without computing anything of them.</summary>
/// <param name="clock">Seconds from some moment on.</param>
sealed class MemoryPeak(Func<double> clock)
{
    const int Floats = 64, Rounds = 12, BytesOfRound = 4_000_000;

    /// <summary>Seconds of a pass; the best of several rounds.</summary>
    /// <param name="read">Bytes that are read.</param>
    /// <param name="written">Bytes that are written.</param>
    public double Seconds(long read, long written)
    {
        using var source = new AlignedMemory(Rounded(read / sizeof(float)));
        using var target = new AlignedMemory(Rounded(written / sizeof(float)));
        var repetitions = (int)Math.Max(1, BytesOfRound / Math.Max(1, read + written));
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = clock();
            for (var i = 0; i < repetitions; i++) Write(target.Span, Read(source.Span));
            best = Math.Min(best, (clock() - start) / repetitions);
        }

        return best;
    }

    static long Rounded(long length) => (length + Floats - 1) / Floats * Floats;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static Vector256<float> Read(ReadOnlySpan<float> source)
    {
        ref var first = ref MemoryMarshal.GetReference(source);
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nuint i = 0; i < (nuint)source.Length; i += Floats)
        {
            a += Vector256.LoadUnsafe(ref first, i);
            b += Vector256.LoadUnsafe(ref first, i + 8);
            c += Vector256.LoadUnsafe(ref first, i + 16);
            d += Vector256.LoadUnsafe(ref first, i + 24);
            e += Vector256.LoadUnsafe(ref first, i + 32);
            f += Vector256.LoadUnsafe(ref first, i + 40);
            g += Vector256.LoadUnsafe(ref first, i + 48);
            h += Vector256.LoadUnsafe(ref first, i + 56);
        }

        return a + b + c + d + e + f + g + h;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Write(Span<float> target, Vector256<float> value)
    {
        ref var first = ref MemoryMarshal.GetReference(target);
        for (nuint i = 0; i < (nuint)target.Length; i += 8) value.StoreUnsafe(ref first, i);
    }
}
