namespace NetGen.Runtime.Training.Schedules;

/// <summary>
/// A linear rise before or over another schedule: <c>LinearLR</c>, then the other (<c>SequentialLR</c>), or times the other
/// (<c>ChainedScheduler</c>). Goyal et al.: Accurate, Large Minibatch SGD (2017).
/// </summary>
/// <param name="after">The other schedule.</param>
/// <param name="steps">How many steps the rise takes: <c>total_iters</c>.</param>
/// <param name="startFactor">The first step's share of the rate: <c>start_factor</c>.</param>
/// <param name="delay">Whether the other starts when the rise is over, rather than with it.</param>
/// <example>
/// <code>
/// var schedule = new WarmUpSchedule(new StepSchedule(0.1, 30), steps: 5, startFactor: 0.2, delay: false);
/// </code>
/// </example>
public sealed class WarmUpSchedule(Schedule after, int steps, double startFactor = 0.01, bool delay = true) : Schedule(after.Rate, nameof(after))
{
    readonly int steps = Hyperparameter.AtLeastOne(steps, nameof(steps));
    readonly double startFactor = Hyperparameter.NotNegative(startFactor, nameof(startFactor));

    private protected override double Compute(long step)
    {
        if (step >= steps) return after.RateAt(delay ? step - steps : step);
        var factor = startFactor + ((1 - startFactor) * step / steps);
        return factor * after.RateAt(delay ? 0 : step);
    }
}
