using System.Collections.Immutable;
using System.Diagnostics;

namespace NetGen.Runtime.Execution;

/// <summary>Notes when the phases of a run end.</summary>
/// <param name="steps">The steps of the run.</param>
sealed class StepClock(ImmutableArray<StepDescription> steps)
{
    // A span of time has no less than 100 ns.
    static readonly double MicrosecondsPerTick = 1e6 / Stopwatch.Frequency;

    readonly long[] ends = new long[steps.Sum(s => s.Phases) + 1];
    int phases;

    /// <summary>Says that the run begins.</summary>
    public void Start()
    {
        phases = 0;
        PhaseEnded();
    }

    /// <summary>Says that a phase is over.</summary>
    public void PhaseEnded() => ends[phases++] = Stopwatch.GetTimestamp();

    /// <summary>The times of the steps.</summary>
    public ImmutableArray<StepTime> Times()
    {
        var times = ImmutableArray.CreateBuilder<StepTime>(steps.Length);
        var first = 0;
        foreach (var step in steps)
        {
            times.Add(new(step, (ends[first + step.Phases] - ends[first]) * MicrosecondsPerTick));
            first += step.Phases;
        }

        return times.MoveToImmutable();
    }
}
