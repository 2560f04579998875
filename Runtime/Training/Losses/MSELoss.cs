namespace NetGen.Runtime.Training.Losses;

/// <summary>The squared difference (x − t)²: <c>MSELoss</c>.</summary>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new MSELoss().Compute(prediction, target, gradient);
/// </code>
/// </example>
public class MSELoss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(default(Rule), prediction, target, gradient, losses);

    readonly struct Rule : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var difference = prediction - target;
            slope = 2 * difference;
            return difference * difference;
        }
    }
}
