namespace NetGen.Runtime.Training.Losses;

/// <summary>The absolute difference |x − t|, without a slope where it is zero: <c>L1Loss</c>, the mean absolute error.</summary>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new L1Loss().Compute(prediction, target, gradient);
/// </code>
/// </example>
public sealed class L1Loss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(default(Rule), prediction, target, gradient, losses);

    readonly struct Rule : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var difference = prediction - target;
            slope = double.IsNaN(difference) ? difference : Math.Sign(difference);
            return Math.Abs(difference);
        }
    }
}
