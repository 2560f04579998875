namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Focal loss of several classes' logits: −α·(1 − p)^γ·ln p, p the label's softmax. Lin et al.: Focal Loss for Dense Object Detection (2017).
/// The mean is over the items.
/// </summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="alpha">A weight for each class, α; none stands for one.</param>
/// <param name="gamma">How much less what is right already counts, γ.</param>
/// <param name="ignoreIndex">The label of items that do not count.</param>
/// <param name="reduction">What is made of the items' losses.</param>
/// <example>
/// <code>
/// var loss = new FocalLoss(classes: 10, gamma: 2).Compute(logits, labels, gradient);
/// </code>
/// </example>
public sealed class FocalLoss(
    int classes, ReadOnlySpan<double> alpha = default, double gamma = 2, int ignoreIndex = ClassificationLoss.DefaultIgnoreIndex,
    Reduction reduction = Reduction.Mean)
    : ClassificationLoss(classes, default, ignoreIndex, reduction)
{
    readonly double[] alpha = Weights(alpha, classes);
    readonly double gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));

    private protected override double Row(ReadOnlySpan<float> row, int label, double scale, Span<float> gradient)
    {
        var softmax = new RowSoftmax(row);
        var logarithm = softmax.LogProbability(row[label]);
        // 1 − p, to its last digits where p is nearly one: the sum of the others.
        var wrong = 0.0;
        for (var c = 0; c < row.Length; c++) wrong += c == label ? 0 : Math.Exp(softmax.LogProbability(row[c]));
        var power = Math.Pow(wrong, gamma);
        var weight = alpha.Length == 0 ? 1 : alpha[label];
        if (gradient.IsEmpty) return -weight * power * logarithm;
        // d/d ln p of the loss; the logarithm is zero to first order with what is wrong.
        var bend = wrong == 0 ? 0 : gamma * power / wrong * Math.Exp(logarithm) * logarithm;
        var slope = weight * (bend - power) * scale;
        softmax.Probabilities(row, -slope, gradient);
        gradient[label] = (float)(slope * wrong);
        return -weight * power * logarithm;
    }

    static double[] Weights(ReadOnlySpan<double> alpha, int classes)
    {
        if (!alpha.IsEmpty && alpha.Length != classes) throw new ArgumentException($"'{nameof(alpha)}' are {alpha.Length} where {classes} are expected.", nameof(alpha));
        foreach (var weight in alpha) Hyperparameter.NotNegative(weight, nameof(alpha));
        return alpha.ToArray();
    }
}
