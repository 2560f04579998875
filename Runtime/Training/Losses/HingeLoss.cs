namespace NetGen.Runtime.Training.Losses;

/// <summary>The hinge of a support vector machine, max(0, 1 − t·x) for targets of 1 and −1.</summary>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new HingeLoss().Compute(scores, signs, gradient);
/// </code>
/// </example>
public sealed class HingeLoss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    private protected override void Check(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => SignCheck.All(nameof(target), target);

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(default(Rule), prediction, target, gradient, losses);

    readonly struct Rule : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var gap = 1 - (prediction * target);
            slope = gap <= 0 ? 0 : -target;
            return gap <= 0 ? 0 : gap;
        }
    }
}
