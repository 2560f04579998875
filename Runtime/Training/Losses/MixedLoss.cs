using System.Buffers;

namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// The loss of items that are mixtures of two, λ·loss(x, first) + (1 − λ)·loss(x, second): the form of mixup and CutMix that mixes losses rather
/// than targets.
/// </summary>
/// <param name="loss">The loss of one label.</param>
/// <example>
/// <code>
/// var criterion = new MixedLoss(new CrossEntropyLoss(classes: 10));
/// var loss = criterion.Compute(logits, batch.Labels, batch.SecondLabels, batch.Share, gradient);
/// </code>
/// </example>
public sealed class MixedLoss(ClassificationLoss loss)
{
    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">What the network computed, batch × classes.</param>
    /// <param name="first">The first label of each item.</param>
    /// <param name="second">The second label of each item.</param>
    /// <param name="share">The share of the first, λ, from 0 to 1.</param>
    /// <param name="gradient">Gets the gradient by the prediction; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither a class nor ignored, or the share is out of its range.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double share, Span<float> gradient = default)
    {
        Hyperparameter.Probability(share, nameof(share));
        if (gradient.IsEmpty) return (share * loss.Compute(prediction, first)) + ((1 - share) * loss.Compute(prediction, second));
        var buffer = ArrayPool<float>.Shared.Rent(gradient.Length);
        var other = buffer.AsSpan(0, gradient.Length);
        var value = (share * loss.Compute(prediction, first, gradient)) + ((1 - share) * loss.Compute(prediction, second, other));
        for (var i = 0; i < gradient.Length; i++) gradient[i] = (float)((share * gradient[i]) + ((1 - share) * other[i]));
        ArrayPool<float>.Shared.Return(buffer);
        return value;
    }
}
