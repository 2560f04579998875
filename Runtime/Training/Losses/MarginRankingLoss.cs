namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// max(0, −t·(a − b) + margin): the first score is the larger where t is 1, the second where it is −1: <c>MarginRankingLoss</c>. The mean is
/// over the pairs of scores.
/// </summary>
/// <param name="margin">By how much it is the larger.</param>
/// <param name="reduction">What is made of the pairs' losses.</param>
/// <example>
/// <code>
/// var loss = new MarginRankingLoss(margin: 0.1).Compute(first, second, order, firstGradient, secondGradient);
/// </code>
/// </example>
public sealed class MarginRankingLoss(double margin = 0, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    readonly double margin = Hyperparameter.NotNegative(margin, nameof(margin));

    /// <summary>The loss and its gradients.</summary>
    /// <param name="first">The first score of each pair.</param>
    /// <param name="second">The second score of each pair.</param>
    /// <param name="order">For each pair 1 or −1.</param>
    /// <param name="firstGradient">Gets the gradient by the first; may be empty.</param>
    /// <param name="secondGradient">Gets the gradient by the second; may be empty.</param>
    /// <param name="losses">Gets the loss of each pair; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An order is neither 1 nor −1.</exception>
    public double Compute(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> order, Span<float> firstGradient = default, Span<float> secondGradient = default,
        Span<float> losses = default)
    {
        SpanCheck.Length(nameof(second), first.Length, second.Length);
        SpanCheck.Length(nameof(order), first.Length, order.Length);
        CheckOptional(nameof(firstGradient), first.Length, firstGradient);
        CheckOptional(nameof(secondGradient), first.Length, secondGradient);
        CheckOptional(nameof(losses), first.Length, losses);
        SignCheck.All(nameof(order), order);
        var scale = Scale(first.Length);
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            var gap = margin - (order[i] * ((double)first[i] - second[i]));
            var loss = gap <= 0 ? 0 : gap;
            var slope = gap <= 0 ? 0 : (float)(order[i] * scale);
            sum += loss;
            if (!firstGradient.IsEmpty) firstGradient[i] = -slope;
            if (!secondGradient.IsEmpty) secondGradient[i] = slope;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }
}
