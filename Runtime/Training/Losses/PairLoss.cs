namespace NetGen.Runtime.Training.Losses;

/// <summary>A loss whose items are pairs of vectors, alike or not. The mean is over the pairs.</summary>
public abstract class PairLoss : Loss
{
    private protected PairLoss(int dimensions, Reduction reduction)
        : base(reduction) => Dimensions = Hyperparameter.AtLeastOne(dimensions, nameof(dimensions));

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions { get; }

    /// <summary>The loss and its gradients.</summary>
    /// <param name="first">The first of each pair, batch × dimensions.</param>
    /// <param name="second">The second of each pair, batch × dimensions.</param>
    /// <param name="alike">For each pair whether its two are alike.</param>
    /// <param name="firstGradient">Gets the gradient by the first; may be empty.</param>
    /// <param name="secondGradient">Gets the gradient by the second; may be empty.</param>
    /// <param name="losses">Gets the loss of each pair; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<bool> alike, Span<float> firstGradient = default, Span<float> secondGradient = default,
        Span<float> losses = default)
    {
        SpanCheck.Length(nameof(first), (long)alike.Length * Dimensions, first.Length);
        SpanCheck.Length(nameof(second), first.Length, second.Length);
        CheckOptional(nameof(firstGradient), first.Length, firstGradient);
        CheckOptional(nameof(secondGradient), first.Length, secondGradient);
        CheckOptional(nameof(losses), alike.Length, losses);
        var scale = Scale(alike.Length);
        var sum = 0.0;
        for (var i = 0; i < alike.Length; i++)
        {
            var at = i * Dimensions;
            var (own, other) = (firstGradient.IsEmpty ? 0 : Dimensions, secondGradient.IsEmpty ? 0 : Dimensions);
            var loss = Pair(
                first.Slice(at, Dimensions), second.Slice(at, Dimensions), alike[i], scale,
                firstGradient.Slice(own == 0 ? 0 : at, own), secondGradient.Slice(other == 0 ? 0 : at, other));
            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }

    /// <summary>The loss of one pair, and its gradients times the scale where the spans are not empty.</summary>
    private protected abstract double Pair(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, bool alike, double scale, Span<float> firstGradient, Span<float> secondGradient);
}
