using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime.Memory;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>How long a core takes to read what a step reads and to write what it writes, again and again, without computing anything of it.</summary>
static unsafe class MemoryMeasurement
{
    const int Floats = 64, Rounds = 12, BytesOfRound = 4_000_000;

    /// <summary>Seconds of the bytes that a step of a plan moves for some items, each once; the best of several rounds.</summary>
    public static double SecondsOf(NetworkPlan plan, Step step, int items = 1)
    {
        var weights = step.Weights.Sum(w => w.Length);
        return Seconds(weights + step.Reads.Sum(p => Length(p)), step.Writes.Sum(p => Length(p)));

        long Length(Placement placement) =>
            placement.Layout.Length * (plan.IsTraining && plan.Buffers[placement.Buffer].Scope == ValueScope.Item ? items : 1);
    }

    /// <summary>Seconds of a pass that reads and writes so many floats.</summary>
    static double Seconds(long read, long written)
    {
        using var source = new AlignedMemory(Rounded(read));
        using var target = new AlignedMemory(Rounded(written));
        var repetitions = (int)Math.Max(1, BytesOfRound / Math.Max(1, (read + written) * sizeof(float)));
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = ThreadClock.Seconds;
            for (var i = 0; i < repetitions; i++) Write(target.Pointer, (nint)target.Length, Read(source.Pointer, (nint)source.Length));
            best = Math.Min(best, (ThreadClock.Seconds - start) / repetitions);
        }

        return best;
    }

    static long Rounded(long length) => (length + Floats - 1) / Floats * Floats;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static Vector256<float> Read(float* source, nint length)
    {
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nint i = 0; i < length; i += Floats)
        {
            a += Vector256.Load(source + i);
            b += Vector256.Load(source + i + 8);
            c += Vector256.Load(source + i + 16);
            d += Vector256.Load(source + i + 24);
            e += Vector256.Load(source + i + 32);
            f += Vector256.Load(source + i + 40);
            g += Vector256.Load(source + i + 48);
            h += Vector256.Load(source + i + 56);
        }

        return a + b + c + d + e + f + g + h;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Write(float* target, nint length, Vector256<float> value)
    {
        for (nint i = 0; i < length; i += 8) value.Store(target + i);
    }
}
