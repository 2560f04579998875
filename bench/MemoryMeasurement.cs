using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGenCompiler.Bench;

/// <summary>How fast a core reads memory of some size again and again: what bounds a layer that reads each weight once.</summary>
static unsafe class MemoryMeasurement
{
    /// <summary>Bytes a second, the best of several readings.</summary>
    public static double BytesPerSecond(long bytes)
    {
        var vectors = (nint)Math.Max(bytes / 512, 1);
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)vectors * 512, 64);
        new Span<float>(memory, (int)(vectors * 128)).Clear();
        var best = double.MaxValue;
        for (var round = 0; round < 12; round++)
        {
            var repetitions = (int)Math.Max(1, 4_000_000 / bytes);
            var start = ThreadClock.Seconds;
            for (var i = 0; i < repetitions; i++) Read(memory, vectors);
            best = Math.Min(best, (ThreadClock.Seconds - start) / repetitions);
        }

        NativeMemory.AlignedFree(memory);
        return vectors * 512.0 / best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static float Read(float* p, nint count)
    {
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nint i = 0; i < count; i++, p += 128)
        {
            a += Vector512.Load(p);
            b += Vector512.Load(p + 16);
            c += Vector512.Load(p + 32);
            d += Vector512.Load(p + 48);
            e += Vector512.Load(p + 64);
            f += Vector512.Load(p + 80);
            g += Vector512.Load(p + 96);
            h += Vector512.Load(p + 112);
        }

        return (a + b + c + d + e + f + g + h).ToScalar();
    }
}
