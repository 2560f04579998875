namespace NetGen.Runtime.Training.Losses;

/// <summary>A loss whose items are elements: each prediction with a target of its own. The mean is over all elements of the batch.</summary>
public abstract class ElementwiseLoss : Loss
{
    private protected ElementwiseLoss(Reduction reduction)
        : base(reduction)
    {
    }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">What the network computed, batch × anything.</param>
    /// <param name="target">What it should have, of the same shape.</param>
    /// <param name="gradient">Gets the gradient by the prediction; may be empty.</param>
    /// <param name="losses">Gets the loss of each element; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient = default, Span<float> losses = default)
    {
        SpanCheck.Length(nameof(target), prediction.Length, target.Length);
        CheckOptional(nameof(gradient), prediction.Length, gradient);
        CheckOptional(nameof(losses), prediction.Length, losses);
        Check(prediction, target);
        return Evaluate(prediction, target, gradient, losses);
    }

    /// <summary>Refuses values out of range.</summary>
    private protected virtual void Check(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
    }

    private protected abstract double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses);

    /// <summary>Goes over the elements; the rule is compiled into the loop.</summary>
    private protected double Sweep<TRule>(TRule rule, ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Span<float> losses)
        where TRule : struct, IElementRule
    {
        var scale = Scale(prediction.Length);
        var sum = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var loss = rule.Evaluate(prediction[i], target[i], i, out var slope);
            sum += loss;
            if (!gradient.IsEmpty) gradient[i] = (float)(slope * scale);
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }
}
