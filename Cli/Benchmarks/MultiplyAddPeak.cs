using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;

namespace NetGen.Cli.Benchmarks;

/// <summary>
/// The most multiply-adds that the processor does: a loop of nothing else, on registers alone. Ten chains keep two units of up to five
/// cycles of latency busy, and leave AVX2's sixteen registers room for the factors.
/// </summary>
static class MultiplyAddPeak
{
    const int Chains = 10;
    const int Steps = 1 << 20;
    const int Rounds = 12;

    /// <summary>Measures 10⁹ floating-point operations a second, two for each multiply-add; the best of several rounds.</summary>
    /// <param name="instructionSet">The instruction set, which the processor has.</param>
    /// <param name="threads">How many threads work at the same time.</param>
    public static double Gigaflops(InstructionSetKind instructionSet, int threads)
    {
        Func<float> kernel = instructionSet switch
        {
            InstructionSetKind.Avx512 => Kernel<Avx512Unit, Vector512<float>>,
            InstructionSetKind.Avx2 => Kernel<Avx2Unit, Vector256<float>>,
            _ => Kernel<Vector128Unit, Vector128<float>>,
        };
        var lanes = Lanes(instructionSet);
        var rates = new double[threads, Rounds];
        using var barrier = new Barrier(threads);
        var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() => Work(thread))).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return Enumerable.Range(0, Rounds).Max(round => Enumerable.Range(0, threads).Sum(thread => rates[thread, round]));

        void Work(int thread)
        {
            kernel();
            for (var round = 0; round < Rounds; round++)
            {
                barrier.SignalAndWait();
                var start = Stopwatch.GetTimestamp();
                var result = kernel();
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                GC.KeepAlive(result);
                rates[thread, round] = 2.0 * lanes * Chains * Steps / seconds / 1e9;
            }
        }
    }

    /// <summary>Single-precision numbers in a vector.</summary>
    public static int Lanes(InstructionSetKind instructionSet) => instructionSet switch
    {
        InstructionSetKind.Avx512 => Avx512Unit.Lanes,
        InstructionSetKind.Avx2 => Avx2Unit.Lanes,
        _ => Vector128Unit.Lanes,
    };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static float Kernel<TUnit, TVector>()
        where TUnit : struct, IVectorUnit<TVector>
        where TVector : struct
    {
        TVector factor = TUnit.Create(0.999f), term = TUnit.Create(0.001f);
        TVector a = factor, b = factor, c = factor, d = factor, e = factor, f = factor, g = factor, h = factor, i = factor, j = factor;
        for (var step = 0; step < Steps; step++)
        {
            a = TUnit.MultiplyAdd(a, factor, term);
            b = TUnit.MultiplyAdd(b, factor, term);
            c = TUnit.MultiplyAdd(c, factor, term);
            d = TUnit.MultiplyAdd(d, factor, term);
            e = TUnit.MultiplyAdd(e, factor, term);
            f = TUnit.MultiplyAdd(f, factor, term);
            g = TUnit.MultiplyAdd(g, factor, term);
            h = TUnit.MultiplyAdd(h, factor, term);
            i = TUnit.MultiplyAdd(i, factor, term);
            j = TUnit.MultiplyAdd(j, factor, term);
        }

        return TUnit.Sum(a) + TUnit.Sum(b) + TUnit.Sum(c) + TUnit.Sum(d) + TUnit.Sum(e) + TUnit.Sum(f) + TUnit.Sum(g) + TUnit.Sum(h) + TUnit.Sum(i) + TUnit.Sum(j);
    }
}
