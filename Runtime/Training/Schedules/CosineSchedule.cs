namespace NetGen.Runtime.Training.Schedules;

/// <summary>
/// Half a cosine from the rate down to a minimum, at which it stays, where PyTorch's <c>CosineAnnealingLR</c> would rise again. Loshchilov and
/// Hutter: SGDR (2017).
/// </summary>
/// <param name="rate">The first rate.</param>
/// <param name="steps">After how many steps the minimum is reached: <c>T_max</c>.</param>
/// <param name="minimum">The last rate: <c>eta_min</c>.</param>
/// <example>
/// <code>
/// var schedule = new CosineSchedule(0.5, steps: 300).WarmUp(5);
/// </code>
/// </example>
public sealed class CosineSchedule(double rate, int steps, double minimum = 0) : Schedule(rate, nameof(rate))
{
    readonly int steps = Hyperparameter.AtLeastOne(steps, nameof(steps));
    readonly double minimum = Hyperparameter.NotNegative(minimum, nameof(minimum));

    private protected override double Compute(long step) => step >= steps ? minimum : Anneal(Rate, minimum, (double)step / steps);
}
