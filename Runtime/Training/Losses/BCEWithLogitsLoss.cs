namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Binary cross-entropy of logits, with the sigmoid within: (1 − t)·x + (1 + (p − 1)·t)·ln(1 + e⁻ˣ), p the weight of positives:
/// <c>BCEWithLogitsLoss</c>. The loss of several labels an item.
/// </summary>
/// <example>
/// <code>
/// var loss = new BCEWithLogitsLoss([1, 10, 3]).Compute(logits, targets, gradient);   // batch × 3
/// </code>
/// </example>
public sealed class BCEWithLogitsLoss : ElementwiseLoss
{
    readonly double[] positiveWeights;

    /// <summary>Creates the loss.</summary>
    /// <param name="positiveWeights">The weights of positives, one for each class: <c>pos_weight</c>. None stands for one.</param>
    /// <param name="reduction">What is made of the elements' losses.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public BCEWithLogitsLoss(ReadOnlySpan<double> positiveWeights = default, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        foreach (var weight in positiveWeights) Hyperparameter.NotNegative(weight, nameof(positiveWeights));
        this.positiveWeights = positiveWeights.IsEmpty ? [1] : positiveWeights.ToArray();
    }

    private protected override void Check(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) =>
        RowsOf(nameof(prediction), prediction, positiveWeights.Length);

    private protected override double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses) =>
        Sweep(new Rule(positiveWeights), prediction, target, gradient, losses);

    readonly struct Rule(double[] weights) : IElementRule
    {
        public double Evaluate(double prediction, double target, int index, out double slope)
        {
            var weight = weights.Length == 1 ? weights[0] : weights[index % weights.Length];
            var positive = 1 + ((weight - 1) * target);
            slope = 1 - target - (positive * LossMath.Sigmoid(-prediction));
            return ((1 - target) * prediction) + (positive * LossMath.Softplus(-prediction));
        }
    }
}
