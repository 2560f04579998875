namespace NetGen.Runtime.Training.Schedules;

/// <summary>
/// One rise to a large rate and a fall far below the first, momentum the other way round: <c>OneCycleLR</c>. Smith and Topin: Super-Convergence
/// (2018). After the last step everything stays.
/// </summary>
/// <example>
/// <code>
/// var schedule = new OneCycleSchedule(maximum: 0.4, steps: epochs * batches);
/// optimizer.LearningRate = schedule.RateAt(optimizer.StepCount);
/// optimizer.Momentum = schedule.MomentumAt(optimizer.StepCount);
/// </code>
/// </example>
public sealed class OneCycleSchedule : Schedule
{
    readonly double initial, final, baseMomentum, maximumMomentum, risen, fallen, end;
    readonly bool linear;

    /// <summary>Creates the schedule.</summary>
    /// <param name="maximum">The largest rate: <c>max_lr</c>.</param>
    /// <param name="steps">How many steps there are: <c>total_steps</c>.</param>
    /// <param name="rise">The share of the steps in which the rate rises: <c>pct_start</c>.</param>
    /// <param name="startDivisor">The first rate is the maximum over this: <c>div_factor</c>.</param>
    /// <param name="endDivisor">The last rate is the first over this: <c>final_div_factor</c>.</param>
    /// <param name="linear">Whether rise and fall are straight lines rather than cosines.</param>
    /// <param name="threePhases">Whether the rate falls to where it rose from, as fast, and only then further.</param>
    /// <param name="baseMomentum">The momentum at the largest rate.</param>
    /// <param name="maximumMomentum">The momentum at the first and the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public OneCycleSchedule(
        double maximum, int steps, double rise = 0.3, double startDivisor = 25, double endDivisor = 1e4, bool linear = false, bool threePhases = false,
        double baseMomentum = 0.85, double maximumMomentum = 0.95)
        : base(maximum, nameof(maximum))
    {
        Hyperparameter.AtLeastOne(steps, nameof(steps));
        var valid = threePhases ? rise is > 0 and <= 0.5 : rise is > 0 and < 1;
        if (!valid) throw Hyperparameter.Invalid(nameof(rise), threePhases ? "over 0 and at most ½" : "between 0 and 1", rise);
        initial = maximum / Hyperparameter.Positive(startDivisor, nameof(startDivisor));
        final = initial / Hyperparameter.Positive(endDivisor, nameof(endDivisor));
        this.baseMomentum = Hyperparameter.Fraction(baseMomentum, nameof(baseMomentum));
        this.maximumMomentum = Hyperparameter.Fraction(maximumMomentum, nameof(maximumMomentum));
        this.linear = linear;
        risen = (rise * steps) - 1;
        fallen = threePhases ? (2 * rise * steps) - 2 : risen;
        end = steps - 1;
    }

    /// <summary>The momentum of a step: β₁ of an Adam.</summary>
    /// <param name="step">How many steps were made before.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public double MomentumAt(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return At(step, maximumMomentum, baseMomentum, maximumMomentum);
    }

    private protected override double Compute(long step) => At(step, initial, Rate, final);

    double At(long step, double first, double peak, double last)
    {
        if (step <= risen) return Between(first, peak, step, 0, risen);
        if (step <= fallen) return Between(peak, first, step, risen, fallen);
        return Between(fallen > risen ? first : peak, last, Math.Min(step, end), fallen, end);
    }

    double Between(double from, double to, double step, double start, double stop)
    {
        var fraction = stop > start ? (step - start) / (stop - start) : 1;
        return linear ? from + ((to - from) * fraction) : Anneal(from, to, fraction);
    }
}
