namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// max(0, ‖a − p‖ − ‖a − n‖ + m): an anchor is nearer to what is like it than to what is not, by a margin: <c>TripletMarginLoss</c>, with its ε
/// of 10⁻⁶ in each difference. Schroff, Kalenichenko and Philbin: FaceNet (2015); swapped: Balntas et al. (2016). The mean is over the triplets.
/// </summary>
/// <param name="dimensions">How many numbers a vector has.</param>
/// <param name="margin">The margin m.</param>
/// <param name="swap">Whether the distance of positive and negative counts where it is less than the anchor's.</param>
/// <param name="reduction">What is made of the triplets' losses.</param>
/// <example>
/// <code>
/// var loss = new TripletLoss(dimensions: 128, margin: 0.2).Compute(anchor, positive, negative, anchorGradient, positiveGradient, negativeGradient);
/// </code>
/// </example>
public sealed class TripletLoss(int dimensions, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    const double Epsilon = 1e-6;

    readonly int dimensions = Hyperparameter.AtLeastOne(dimensions, nameof(dimensions));
    readonly double margin = Hyperparameter.NotNegative(margin, nameof(margin));

    /// <summary>The loss and its gradients.</summary>
    /// <param name="anchor">The anchors, batch × dimensions.</param>
    /// <param name="positive">What is like them, batch × dimensions.</param>
    /// <param name="negative">What is not, batch × dimensions.</param>
    /// <param name="anchorGradient">Gets the gradient by the anchors; may be empty.</param>
    /// <param name="positiveGradient">Gets the gradient by the positives; may be empty.</param>
    /// <param name="negativeGradient">Gets the gradient by the negatives; may be empty.</param>
    /// <param name="losses">Gets the loss of each triplet; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(
        ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative, Span<float> anchorGradient = default,
        Span<float> positiveGradient = default, Span<float> negativeGradient = default, Span<float> losses = default)
    {
        var batch = RowsOf(nameof(anchor), anchor, dimensions);
        SpanCheck.Length(nameof(positive), anchor.Length, positive.Length);
        SpanCheck.Length(nameof(negative), anchor.Length, negative.Length);
        CheckOptional(nameof(anchorGradient), anchor.Length, anchorGradient);
        CheckOptional(nameof(positiveGradient), anchor.Length, positiveGradient);
        CheckOptional(nameof(negativeGradient), anchor.Length, negativeGradient);
        CheckOptional(nameof(losses), batch, losses);
        anchorGradient.Clear();
        positiveGradient.Clear();
        negativeGradient.Clear();
        var scale = Scale(batch);
        var sum = 0.0;
        for (var i = 0; i < batch; i++)
        {
            var row = (i * dimensions)..((i + 1) * dimensions);
            var near = Distances.Euclidean(anchor[row], positive[row], Epsilon);
            var far = Distances.Euclidean(anchor[row], negative[row], Epsilon);
            var between = swap ? Distances.Euclidean(positive[row], negative[row], Epsilon) : far;
            var swapped = between < far;
            var loss = near - (swapped ? between : far) + margin;
            // NaN is no loss of zero.
            if (loss <= 0) loss = 0;
            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
            if (loss == 0) continue;
            Distances.AddSlope(anchor[row], positive[row], near, Epsilon, scale, Row(anchorGradient, row), Row(positiveGradient, row));
            if (swapped) Distances.AddSlope(positive[row], negative[row], between, Epsilon, -scale, Row(positiveGradient, row), Row(negativeGradient, row));
            else Distances.AddSlope(anchor[row], negative[row], far, Epsilon, -scale, Row(anchorGradient, row), Row(negativeGradient, row));
        }

        return sum * scale;
    }

    static Span<float> Row(Span<float> span, Range row) => span.IsEmpty ? span : span[row];
}
