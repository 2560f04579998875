namespace NetGen.Runtime.Training.Schedules;

/// <summary>
/// The learning rate as a function of the steps made, and of nothing else: a run that goes on needs no state. A step is whatever the caller
/// counts, an epoch or a batch.
/// </summary>
/// <example>
/// <code>
/// var schedule = new CosineSchedule(0.1, steps: 90).WarmUp(5);
/// for (var epoch = 0; epoch &lt; 95; epoch++)
/// {
///     optimizer.LearningRate = schedule.RateAt(epoch);
///     // an epoch
/// }
/// </code>
/// </example>
public abstract class Schedule
{
    private protected Schedule(double rate, string name) => Rate = Hyperparameter.NotNegative(rate, name);

    /// <summary>The rate that all others are made from.</summary>
    public double Rate { get; }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps were made before.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double RateAt(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Compute(step);
    }

    /// <summary>This schedule after a linear warm-up: it starts when that is over.</summary>
    /// <param name="steps">How many steps the warm-up takes.</param>
    /// <param name="startFactor">The first step's share of <see cref="Rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Schedule WarmUp(int steps, double startFactor = 0.01) => new WarmUpSchedule(this, steps, startFactor, delay: true);

    private protected abstract double Compute(long step);

    /// <summary>Half a cosine from one number to another.</summary>
    private protected static double Anneal(double from, double to, double fraction) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * fraction)));
}
