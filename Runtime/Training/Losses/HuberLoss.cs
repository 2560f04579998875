namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// With d = x − t, d²/2 where |d| is at most δ, else δ·(|d| − δ/2): <c>HuberLoss</c>, which is δ times <see cref="SmoothL1Loss"/>. Huber: Robust
/// Estimation of a Location Parameter (1964).
/// </summary>
/// <param name="delta">Where the parabola ends, δ.</param>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new HuberLoss(delta: 2).Compute(prediction, target, gradient);
/// </code>
/// </example>
public sealed class HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    readonly double delta = Hyperparameter.Positive(delta, nameof(delta));

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(new Rule(delta), prediction, target, gradient, losses);

    readonly struct Rule(double delta) : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var difference = prediction - target;
            var size = Math.Abs(difference);
            slope = size > delta ? Math.CopySign(delta, difference) : difference;
            return size > delta ? delta * (size - (0.5 * delta)) : 0.5 * difference * difference;
        }
    }
}
