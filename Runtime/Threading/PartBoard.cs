namespace NetGen.Runtime.Threading;

/// <summary>
/// Which parts of the current phase of work are taken and finished: one number of the phase, the parts taken and those finished, so that a
/// part is taken by one thread only, and by none after its phase. A thread that comes late finds the phase over, and nobody waits for it.
/// </summary>
/// <remarks>Phases are only compared for equality: their number may overflow.</remarks>
sealed class PartBoard
{
    const int CountBits = 12;
    const int MostCount = (1 << CountBits) - 1;
    const long Taken = 1, Finished = 1L << CountBits, Phase = 1L << (2 * CountBits), PhaseMask = -Phase;

    // More phases than a function has: whoever still walks through an abandoned one meets none of the next.
    const long Abandoned = Phase << 24;

    // Parts of a thread's share: the last ones even out what the threads took unequally long for.
    const int PartsOfShare = 4;

    readonly Signal signal;
    readonly int mostParts;
    readonly long leastWork;

    public PartBoard(int threads, bool spins, long leastWork)
    {
        signal = new(spins);
        mostParts = Math.Min(threads * PartsOfShare, MostCount);
        this.leastWork = leastWork;
    }

    public long CurrentPhase => signal.Value & PhaseMask;

    public static long Next(long phase) => phase + Phase;

    public int PartsOf(long nanoseconds) => (int)Math.Clamp(nanoseconds / leastWork, 1, mostParts);

    /// <summary>Takes a part of a phase, or waits until all are finished and returns false.</summary>
    public bool TryTake(long phase, int parts, out int part)
    {
        while (true)
        {
            var seen = signal.Value;
            part = (int)(seen & MostCount);
            if ((seen & PhaseMask) != phase) return false;
            if (part < parts)
            {
                if (signal.TryChange(seen, seen + Taken)) return true;
                continue;
            }

            signal.WaitWhile(phase, PhaseMask);
            return false;
        }
    }

    /// <summary>Finishes a part that was taken; the last begins the next phase.</summary>
    public void Finish(long phase, int parts)
    {
        var all = phase + (parts * (Taken + Finished));
        if (signal.Add(Finished) == all && signal.TryChange(all, Next(phase))) signal.Wake();
    }

    /// <summary>Ends all phases of a function once no part is in progress.</summary>
    public void Abandon()
    {
        SpinWait waiter = default;
        while (true)
        {
            var seen = signal.Value;
            if ((seen & MostCount) == ((seen / Finished) & MostCount) && signal.TryChange(seen, (seen & PhaseMask) + Abandoned)) break;
            waiter.SpinOnce();
        }

        signal.Wake();
    }
}
