namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Binary cross-entropy of probabilities, −t·ln p − (1 − t)·ln(1 − p): <c>BCELoss</c>, with its bounds, logarithms of at least −100 and a slope
/// over at least 10⁻¹². Where there are logits, <see cref="BCEWithLogitsLoss"/> is exact.
/// </summary>
/// <param name="reduction">What is made of the elements' losses.</param>
/// <example>
/// <code>
/// var loss = new BCELoss().Compute(probabilities, targets, gradient);
/// </code>
/// </example>
public sealed class BCELoss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    private protected override void Check(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        for (var i = 0; i < prediction.Length; i++)
        {
            // NaN passes, as through any other loss.
            if (prediction[i] is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(prediction), prediction[i], $"'{nameof(prediction)}' is to be a probability from 0 to 1 at index {i}.");
            }
        }
    }

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(default(Rule), prediction, target, gradient, losses);

    readonly struct Rule : IElementRule
    {
        const double LeastLogarithm = -100;
        const double LeastVariance = 1e-12;

        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            slope = (prediction - target) / Math.Max(prediction * (1 - prediction), LeastVariance);
            var (yes, no) = (Math.Max(Math.Log(prediction), LeastLogarithm), Math.Max(Math.Log(1 - prediction), LeastLogarithm));
            return -(target * yes) - ((1 - target) * no);
        }
    }
}
