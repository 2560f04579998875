namespace NetGen.Runtime.Training.Schedules;

/// <summary>The rate times a factor after every so many steps: <c>StepLR</c>.</summary>
/// <param name="rate">The first rate.</param>
/// <param name="interval">After how many steps it changes.</param>
/// <param name="factor">What it is multiplied by: γ.</param>
/// <example>
/// ResNet's: a tenth after every 30 epochs.
/// <code>
/// var schedule = new StepSchedule(0.1, interval: 30);
/// </code>
/// </example>
public sealed class StepSchedule(double rate, int interval, double factor = 0.1) : Schedule(rate, nameof(rate))
{
    readonly int interval = Hyperparameter.AtLeastOne(interval, nameof(interval));
    readonly double factor = Hyperparameter.NotNegative(factor, nameof(factor));

    private protected override double Compute(long step) => Rate * Math.Pow(factor, step / interval);
}
