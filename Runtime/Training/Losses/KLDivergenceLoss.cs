namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Kullback–Leibler divergence from log-probabilities, Σ t·(ln t − x): <c>KLDivLoss</c>. Its mean is over the rows, PyTorch's
/// <c>batchmean</c>, which alone is the divergence of distributions; the items are elements.
/// </summary>
/// <param name="classes">How many numbers a row has.</param>
/// <param name="logTarget">Whether targets are log-probabilities as well.</param>
/// <param name="reduction">What is made of the losses.</param>
/// <example>
/// <code>
/// var loss = new KLDivergenceLoss(classes: 10).Compute(logProbabilities, probabilities, gradient);
/// </code>
/// </example>
public sealed class KLDivergenceLoss(int classes, bool logTarget = false, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    readonly int classes = Hyperparameter.AtLeastOne(classes, nameof(classes));

    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">The network's log-probabilities, batch × classes.</param>
    /// <param name="target">The probabilities that they should be, or their logarithms, batch × classes.</param>
    /// <param name="gradient">Gets the gradient by the prediction; may be empty.</param>
    /// <param name="losses">Gets the loss of each element; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient = default, Span<float> losses = default)
    {
        var scale = Scale(RowsOf(nameof(prediction), prediction, classes));
        SpanCheck.Length(nameof(target), prediction.Length, target.Length);
        CheckOptional(nameof(gradient), prediction.Length, gradient);
        CheckOptional(nameof(losses), prediction.Length, losses);
        var sum = 0.0;
        for (var i = 0; i < prediction.Length; i++)
        {
            var share = logTarget ? Math.Exp(target[i]) : target[i];
            // What has no share costs nothing, however unlikely.
            var loss = share == 0 ? 0 : logTarget ? share * ((double)target[i] - prediction[i]) : LossMath.XLogY(share, share) - (share * prediction[i]);
            sum += loss;
            if (!gradient.IsEmpty) gradient[i] = (float)(-share * scale);
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }
}
