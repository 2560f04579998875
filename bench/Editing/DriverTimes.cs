namespace NetGenCompiler.Bench.Editing;

/// <summary>What a run of a driver costs.</summary>
/// <param name="Milliseconds">By the thread's own clock.</param>
/// <param name="Pause">Milliseconds in which the garbage collector stopped the process.</param>
/// <param name="Megabytes">What it allocates.</param>
readonly record struct DriverTimes(double Milliseconds, double Pause, double Megabytes)
{
    public static DriverTimes Of(Action run)
    {
        // What was allocated before, by the C# compiler above all, is not collected at its expense.
        GC.Collect();
        var (allocated, pause) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalPauseDuration());
        var start = ThreadClock.Seconds;
        run();
        return new((ThreadClock.Seconds - start) * 1e3, (GC.GetTotalPauseDuration() - pause).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6);
    }
}
