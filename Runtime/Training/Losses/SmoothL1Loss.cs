namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// With d = x − t, d²/2β where |d| is less than β, else |d| − β/2: <c>SmoothL1Loss</c>. Girshick: Fast R-CNN (2015).
/// </summary>
/// <param name="beta">Where the parabola ends, β; zero makes it <see cref="L1Loss"/>.</param>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new SmoothL1Loss(beta: 1.0 / 9).Compute(offsets, targets, gradient);
/// </code>
/// </example>
public sealed class SmoothL1Loss(double beta = 1, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    readonly double beta = Hyperparameter.NotNegative(beta, nameof(beta));

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(new Rule(beta), prediction, target, gradient, losses);

    readonly struct Rule(double beta) : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var difference = prediction - target;
            var size = Math.Abs(difference);
            if (size < beta)
            {
                slope = difference / beta;
                return 0.5 * difference * slope;
            }

            slope = double.IsNaN(difference) ? difference : Math.Sign(difference);
            return size - (0.5 * beta);
        }
    }
}
