namespace NetGen.Runtime.Training.Schedules;

/// <summary>The rate times (1 − t/T)ᵖ, zero from T on: <c>PolynomialLR</c>, and DeepLab's "poly" with a power of 0.9.</summary>
/// <param name="rate">The first rate.</param>
/// <param name="steps">After how many steps it is zero, T: <c>total_iters</c>.</param>
/// <param name="power">The power p; 1 is a straight line.</param>
/// <example>
/// <code>
/// var schedule = new PolynomialSchedule(0.007, steps: 30_000, power: 0.9);
/// </code>
/// </example>
public sealed class PolynomialSchedule(double rate, int steps, double power = 1) : Schedule(rate, nameof(rate))
{
    readonly int steps = Hyperparameter.AtLeastOne(steps, nameof(steps));
    readonly double power = Hyperparameter.Positive(power, nameof(power));

    private protected override double Compute(long step) => step >= steps ? 0 : Rate * Math.Pow(1 - ((double)step / steps), power);
}
