using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Threading;

/// <summary>
/// A number that one thread advances and others wait for. A waiter spins, because the answer is mostly nanoseconds away; then
/// yields; and after that blocks, so that on a crowded machine the core goes to the thread that is waited for.
/// </summary>
/// <param name="spins">Whether a waiter spins at all: not where there are more threads than processors.</param>
sealed class Signal(bool spins)
{
    const int SpinsBetweenClockReads = 32;

    static readonly long YieldAfter = Stopwatch.Frequency / 50_000;   // 20 µs: several times the imbalance of a small layer
    static readonly long BlockAfter = Stopwatch.Frequency / 2_000;    // 500 µs: ten times what blocking and waking costs

    readonly object gate = new();
    PaddedInt32 value;
    PaddedInt32 sleepers;

    public int Value => Volatile.Read(ref value.Value);

    /// <summary>Advances the number and wakes who waits. What the caller wrote before is visible to them.</summary>
    public void Advance()
    {
        // A full fence: either this thread sees the sleeper, or the sleeper, which announces itself first, sees the new number.
        Interlocked.Increment(ref value.Value);
        if (Volatile.Read(ref sleepers.Value) == 0) return;
        lock (gate) Monitor.PulseAll(gate);
    }

    /// <summary>Returns when the number is no longer what was seen.</summary>
    public void WaitWhile(int seen)
    {
        if (!Spin(seen)) Block(seen);
    }

    bool Spin(int seen)
    {
        long start = 0;
        while (true)
        {
            for (var i = 0; i < SpinsBetweenClockReads; i++)
            {
                if (Value != seen) return true;
                if (!spins) break;
                Pause();
            }

            var now = Stopwatch.GetTimestamp();
            if (start == 0) start = now;
            if (now - start > BlockAfter) return false;
            if (!spins || now - start > YieldAfter) Thread.Yield();
        }
    }

    void Block(int seen)
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleepers.Value);
            while (Value == seen) Monitor.Wait(gate);
            Interlocked.Decrement(ref sleepers.Value);
        }
    }

    /// <summary>One hint of the processor; Thread.SpinWait's unit is many times longer.</summary>
    static void Pause()
    {
        if (X86Base.IsSupported) X86Base.Pause();
        else if (ArmBase.IsSupported) ArmBase.Yield();
        else Thread.SpinWait(1);
    }
}
