namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// 1 − cos(a, b) for what is alike, max(0, cos(a, b) − margin) for what is not: <c>CosineEmbeddingLoss</c>, whose ε of 10⁻¹² in the squared
/// norms it has.
/// </summary>
/// <param name="dimensions">How many numbers a vector has.</param>
/// <param name="margin">The cosine that what is not alike may have, from −1 to 1.</param>
/// <param name="reduction">What is made of the pairs' losses.</param>
/// <example>
/// <code>
/// var loss = new CosineEmbeddingLoss(dimensions: 128).Compute(left, right, alike, leftGradient, rightGradient);
/// </code>
/// </example>
public sealed class CosineEmbeddingLoss(int dimensions, double margin = 0, Reduction reduction = Reduction.Mean) : PairLoss(dimensions, reduction)
{
    const double Epsilon = 1e-12;

    readonly double margin = margin is >= -1 and <= 1 ? margin : throw Hyperparameter.Invalid(nameof(margin), "from −1 to 1", margin);

    private protected override double Pair(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, bool alike, double scale, Span<float> firstGradient, Span<float> secondGradient)
    {
        var (product, firstSquare, secondSquare) = (0.0, Epsilon, Epsilon);
        for (var d = 0; d < first.Length; d++)
        {
            product += (double)first[d] * second[d];
            firstSquare += (double)first[d] * first[d];
            secondSquare += (double)second[d] * second[d];
        }

        var norms = Math.Sqrt(firstSquare * secondSquare);
        var cosine = product / norms;
        var gap = alike ? 1 - cosine : cosine - margin;
        var slope = alike ? -scale : gap > 0 ? scale : 0;
        for (var d = 0; d < firstGradient.Length; d++) firstGradient[d] = (float)(slope * ((second[d] / norms) - (cosine * first[d] / firstSquare)));
        for (var d = 0; d < secondGradient.Length; d++) secondGradient[d] = (float)(slope * ((first[d] / norms) - (cosine * second[d] / secondSquare)));
        return alike ? gap : Math.Max(0, gap);
    }
}
