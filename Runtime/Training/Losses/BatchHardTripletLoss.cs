namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// The triplet loss of a batch with labels, of each item with the farthest of its own class and the nearest of another:
/// max(0, ‖a − p‖ − ‖a − n‖ + m). Hermans, Beyer and Leibe: In Defense of the Triplet Loss (2017), its batch-hard mining. The mean is over the
/// items that have both; of equally far ones the first counts.
/// </summary>
/// <param name="dimensions">How many numbers a vector has.</param>
/// <param name="margin">The margin m; null stands for the paper's soft one, ln(1 + e^(‖a − p‖ − ‖a − n‖)).</param>
/// <param name="reduction">What is made of the items' losses.</param>
/// <example>
/// <code>
/// var loss = new BatchHardTripletLoss(dimensions: 128, margin: 0.2).Compute(embeddings, labels, gradient);   // batches of P classes × K items
/// </code>
/// </example>
public sealed class BatchHardTripletLoss(int dimensions, double? margin = 0.2, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    readonly int dimensions = Hyperparameter.AtLeastOne(dimensions, nameof(dimensions));
    readonly double? margin = margin is null ? null : Hyperparameter.NotNegative(margin.Value, nameof(margin));

    /// <summary>The loss and its gradient.</summary>
    /// <param name="embeddings">What the network computed, batch × dimensions.</param>
    /// <param name="labels">The batch's labels: any numbers, the same for the same class.</param>
    /// <param name="gradient">Gets the gradient by the embeddings; may be empty.</param>
    /// <param name="losses">Gets the loss of each item, zero where it has no triplet; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(ReadOnlySpan<float> embeddings, ReadOnlySpan<int> labels, Span<float> gradient = default, Span<float> losses = default)
    {
        SpanCheck.Length(nameof(embeddings), (long)labels.Length * dimensions, embeddings.Length);
        CheckOptional(nameof(gradient), embeddings.Length, gradient);
        CheckOptional(nameof(losses), labels.Length, losses);
        gradient.Clear();
        losses.Clear();
        var scale = Scale(CountTriplets(labels));
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var (positive, near, negative, far) = Hardest(embeddings, labels, i);
            if (positive < 0 || negative < 0) continue;
            var gap = near - far + (margin ?? 0);
            var loss = margin is null ? LossMath.Softplus(gap) : gap <= 0 ? 0 : gap;
            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
            if (gradient.IsEmpty || loss == 0) continue;
            var slope = margin is null ? scale * LossMath.Sigmoid(gap) : scale;
            Distances.AddSlope(Row(embeddings, i), Row(embeddings, positive), near, 0, slope, Row(gradient, i), Row(gradient, positive));
            Distances.AddSlope(Row(embeddings, i), Row(embeddings, negative), far, 0, -slope, Row(gradient, i), Row(gradient, negative));
        }

        return sum * scale;
    }

    static int CountTriplets(ReadOnlySpan<int> labels)
    {
        var count = 0;
        foreach (var label in labels)
        {
            var alike = labels.Count(label);
            if (alike > 1 && alike < labels.Length) count++;
        }

        return count;
    }

    (int Positive, double Near, int Negative, double Far) Hardest(ReadOnlySpan<float> embeddings, ReadOnlySpan<int> labels, int anchor)
    {
        var (positive, near, negative, far) = (-1, double.NegativeInfinity, -1, double.PositiveInfinity);
        for (var i = 0; i < labels.Length; i++)
        {
            if (i == anchor) continue;
            var distance = Distances.Euclidean(Row(embeddings, anchor), Row(embeddings, i));
            var alike = labels[i] == labels[anchor];
            if (alike && !(distance <= near)) (positive, near) = (i, distance);
            if (!alike && !(distance >= far)) (negative, far) = (i, distance);
        }

        return (positive, near, negative, far);
    }

    ReadOnlySpan<float> Row(ReadOnlySpan<float> span, int index) => span.Slice(index * dimensions, dimensions);

    Span<float> Row(Span<float> span, int index) => span.Slice(index * dimensions, dimensions);
}
