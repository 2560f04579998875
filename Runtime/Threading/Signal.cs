using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Threading;

/// <summary>
/// A number that threads change and wait for. A waiter spins, because the answer is mostly nanoseconds away; then
/// yields; and after that blocks, so that on a crowded machine the core goes to the thread that is waited for.
/// </summary>
/// <param name="spins">Whether a waiter spins at all: not where there are more threads than processors.</param>
sealed class Signal(bool spins)
{
    const int SpinsBetweenClockReads = 32;

    static readonly long YieldAfter = Stopwatch.Frequency / 50_000;   // 20 µs: longer than a part of a layer
    static readonly long BlockAfter = Stopwatch.Frequency / 2_000;    // 500 µs: ten times what blocking and waking costs

    readonly object gate = new();
    PaddedInt64 value;
    PaddedInt64 sleepers;

    public long Value => Volatile.Read(ref value.Value);

    /// <summary>Replaces the number where it is what was seen; who waits is not woken.</summary>
    public bool TryChange(long seen, long next) => Interlocked.CompareExchange(ref value.Value, next, seen) == seen;

    /// <summary>Adds to the number and returns the sum; who waits is not woken.</summary>
    public long Add(long difference) => Interlocked.Add(ref value.Value, difference);

    /// <summary>Wakes who waits, after a change. What the caller wrote before is visible to them.</summary>
    public void Wake()
    {
        // The change was a full fence: either this thread sees the sleeper, or the sleeper, which announces itself first, sees the new number.
        if (Volatile.Read(ref sleepers.Value) == 0) return;
        lock (gate) Monitor.PulseAll(gate);
    }

    /// <summary>Returns when the masked number is no longer what was seen.</summary>
    public void WaitWhile(long seen, long mask = -1)
    {
        if (!Spin(seen, mask)) Block(seen, mask);
    }

    bool Spin(long seen, long mask)
    {
        long start = 0;
        while (true)
        {
            for (var i = 0; i < SpinsBetweenClockReads; i++)
            {
                if ((Value & mask) != seen) return true;
                if (!spins) break;
                Pause();
            }

            var now = Stopwatch.GetTimestamp();
            if (start == 0) start = now;
            if (now - start > BlockAfter) return false;
            if (!spins || now - start > YieldAfter) Thread.Yield();
        }
    }

    void Block(long seen, long mask)
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleepers.Value);
            while ((Value & mask) == seen) Monitor.Wait(gate);
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
