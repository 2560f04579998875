namespace NetGen.Runtime.Training.Schedules;

/// <summary>
/// Half a cosine down to a minimum, again and again: <c>CosineAnnealingWarmRestarts</c>. Loshchilov and Hutter: SGDR: Stochastic Gradient Descent
/// with Warm Restarts (2017).
/// </summary>
/// <param name="rate">The first rate, and that after each restart.</param>
/// <param name="period">How many steps the first period has: <c>T_0</c>.</param>
/// <param name="multiplier">How many times as long as the one before each other period is: <c>T_mult</c>.</param>
/// <param name="minimum">The rate that each period ends towards: <c>eta_min</c>.</param>
/// <example>
/// Periods of 10, 20, 40 … epochs.
/// <code>
/// var schedule = new WarmRestartSchedule(0.05, period: 10, multiplier: 2);
/// </code>
/// </example>
public sealed class WarmRestartSchedule(double rate, int period, int multiplier = 1, double minimum = 0) : Schedule(rate, nameof(rate))
{
    readonly int period = Hyperparameter.AtLeastOne(period, nameof(period));
    readonly int multiplier = Hyperparameter.AtLeastOne(multiplier, nameof(multiplier));
    readonly double minimum = Hyperparameter.NotNegative(minimum, nameof(minimum));

    private protected override double Compute(long step)
    {
        long length = period;
        if (multiplier == 1) step %= length;
        while (step >= length)
        {
            step -= length;
            length *= multiplier;
        }

        return Anneal(Rate, minimum, (double)step / length);
    }
}
