using System.Diagnostics;

namespace NetGen.Cli.Benchmarks;

/// <summary>Repeats work often enough to be measured.</summary>
/// <param name="WarmUp">How long it runs unmeasured: code is compiled, memory touched, the processor's clock raised. At least once.</param>
/// <param name="Duration">How long it is measured.</param>
/// <param name="Least">How many measured repetitions there are at least, whatever they take.</param>
/// <param name="Most">How many there are at most.</param>
sealed record Repetition(TimeSpan WarmUp, TimeSpan Duration, int Least, int Most)
{
    public static Repetition Standard { get; } = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), 10, 10_000);

    public Timings Measure(Action work)
    {
        var clock = Stopwatch.StartNew();
        do work(); while (clock.Elapsed < WarmUp);

        var milliseconds = new List<double>();
        clock.Restart();
        while (milliseconds.Count < Least || (milliseconds.Count < Most && clock.Elapsed < Duration))
        {
            var start = Stopwatch.GetTimestamp();
            work();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new(milliseconds);
    }
}
