namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// ½·d² for what is alike, ½·max(0, m − d)² for what is not, d the Euclidean distance. Hadsell, Chopra and LeCun: Dimensionality Reduction by
/// Learning an Invariant Mapping (2006). Where two that are not alike coincide no direction is better than another: the gradient is zero.
/// </summary>
/// <param name="dimensions">How many numbers a vector has.</param>
/// <param name="margin">The distance beyond which what is not alike costs nothing, m.</param>
/// <param name="reduction">What is made of the pairs' losses.</param>
/// <example>
/// <code>
/// var loss = new ContrastiveLoss(dimensions: 128, margin: 1).Compute(left, right, alike, leftGradient, rightGradient);
/// </code>
/// </example>
public sealed class ContrastiveLoss(int dimensions, double margin = 1, Reduction reduction = Reduction.Mean) : PairLoss(dimensions, reduction)
{
    readonly double margin = Hyperparameter.Positive(margin, nameof(margin));

    private protected override double Pair(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, bool alike, double scale, Span<float> firstGradient, Span<float> secondGradient)
    {
        var distance = Distances.Euclidean(first, second);
        var gap = Math.Max(0, margin - distance);
        var factor = alike ? 1 : distance > 0 ? -gap / distance : 0;
        for (var d = 0; d < firstGradient.Length; d++) firstGradient[d] = (float)(factor * scale * ((double)first[d] - second[d]));
        for (var d = 0; d < secondGradient.Length; d++) secondGradient[d] = (float)(factor * scale * ((double)second[d] - first[d]));
        return 0.5 * (alike ? distance * distance : gap * gap);
    }
}
