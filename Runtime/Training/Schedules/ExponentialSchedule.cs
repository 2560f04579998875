namespace NetGen.Runtime.Training.Schedules;

/// <summary>The rate times a factor after every step: <c>ExponentialLR</c>.</summary>
/// <param name="rate">The first rate.</param>
/// <param name="factor">What it is multiplied by: γ.</param>
/// <example>
/// EfficientNet's: 0.97 after every 2.4 epochs, counted in batches.
/// <code>
/// var schedule = new ExponentialSchedule(0.256, Math.Pow(0.97, 1 / (2.4 * batches)));
/// </code>
/// </example>
public sealed class ExponentialSchedule(double rate, double factor) : Schedule(rate, nameof(rate))
{
    readonly double factor = Hyperparameter.NotNegative(factor, nameof(factor));

    private protected override double Compute(long step) => Rate * Math.Pow(factor, step);
}
