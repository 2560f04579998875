using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>What a core can do at most: independent fused multiply-adds on registers alone.</summary>
static class PeakMeasurement
{
    const int Chains = 12;

    /// <summary>Seconds for a number of vector multiply-adds.</summary>
    public static double Seconds(InstructionSet instructionSet, int steps)
    {
        var start = ThreadClock.Seconds;
        var sum = instructionSet.VectorBits switch { 512 => Run512(steps), 256 => Run256(steps), _ => Run128(steps) };
        var seconds = ThreadClock.Seconds - start;
        return float.IsNaN(sum) ? double.NaN : seconds;
    }

    /// <summary>Multiply-adds of so many steps.</summary>
    public static double MultiplyAdds(InstructionSet instructionSet, int steps) => (double)steps * Chains * instructionSet.Lanes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static float Run512(int steps)
    {
        Vector512<float> f = Vector512.Create(0.999f), g = Vector512.Create(0.001f);
        Vector512<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (var s = 0; s < steps; s++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, g);
            b = Vector512.FusedMultiplyAdd(b, f, g);
            c = Vector512.FusedMultiplyAdd(c, f, g);
            d = Vector512.FusedMultiplyAdd(d, f, g);
            e = Vector512.FusedMultiplyAdd(e, f, g);
            h = Vector512.FusedMultiplyAdd(h, f, g);
            i = Vector512.FusedMultiplyAdd(i, f, g);
            j = Vector512.FusedMultiplyAdd(j, f, g);
            k = Vector512.FusedMultiplyAdd(k, f, g);
            l = Vector512.FusedMultiplyAdd(l, f, g);
            m = Vector512.FusedMultiplyAdd(m, f, g);
            n = Vector512.FusedMultiplyAdd(n, f, g);
        }

        return (a + b + c + d + e + h + i + j + k + l + m + n).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static float Run256(int steps)
    {
        Vector256<float> f = Vector256.Create(0.999f), g = Vector256.Create(0.001f);
        Vector256<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (var s = 0; s < steps; s++)
        {
            a = Vector256.FusedMultiplyAdd(a, f, g);
            b = Vector256.FusedMultiplyAdd(b, f, g);
            c = Vector256.FusedMultiplyAdd(c, f, g);
            d = Vector256.FusedMultiplyAdd(d, f, g);
            e = Vector256.FusedMultiplyAdd(e, f, g);
            h = Vector256.FusedMultiplyAdd(h, f, g);
            i = Vector256.FusedMultiplyAdd(i, f, g);
            j = Vector256.FusedMultiplyAdd(j, f, g);
            k = Vector256.FusedMultiplyAdd(k, f, g);
            l = Vector256.FusedMultiplyAdd(l, f, g);
            m = Vector256.FusedMultiplyAdd(m, f, g);
            n = Vector256.FusedMultiplyAdd(n, f, g);
        }

        return (a + b + c + d + e + h + i + j + k + l + m + n).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static float Run128(int steps)
    {
        Vector128<float> f = Vector128.Create(0.999f), g = Vector128.Create(0.001f);
        Vector128<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (var s = 0; s < steps; s++)
        {
            a = Vector128.MultiplyAddEstimate(a, f, g);
            b = Vector128.MultiplyAddEstimate(b, f, g);
            c = Vector128.MultiplyAddEstimate(c, f, g);
            d = Vector128.MultiplyAddEstimate(d, f, g);
            e = Vector128.MultiplyAddEstimate(e, f, g);
            h = Vector128.MultiplyAddEstimate(h, f, g);
            i = Vector128.MultiplyAddEstimate(i, f, g);
            j = Vector128.MultiplyAddEstimate(j, f, g);
            k = Vector128.MultiplyAddEstimate(k, f, g);
            l = Vector128.MultiplyAddEstimate(l, f, g);
            m = Vector128.MultiplyAddEstimate(m, f, g);
            n = Vector128.MultiplyAddEstimate(n, f, g);
        }

        return (a + b + c + d + e + h + i + j + k + l + m + n).ToScalar();
    }
}
