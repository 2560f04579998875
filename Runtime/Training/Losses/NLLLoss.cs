namespace NetGen.Runtime.Training.Losses;

/// <summary>The negative logarithm of a label's probability, where the network's last operator is LogSoftmax: <c>NLLLoss</c>.</summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="classWeights">A weight for each class; none stands for one.</param>
/// <param name="ignoreIndex">The label of items that do not count.</param>
/// <param name="reduction">What is made of the items' losses.</param>
/// <example>
/// <code>
/// var loss = new NLLLoss(classes: 10).Compute(logProbabilities, labels, gradient);
/// </code>
/// </example>
public sealed class NLLLoss(
    int classes, ReadOnlySpan<double> classWeights = default, int ignoreIndex = ClassificationLoss.DefaultIgnoreIndex, Reduction reduction = Reduction.Mean)
    : ClassificationLoss(classes, classWeights, ignoreIndex, reduction)
{
    private protected override double Row(ReadOnlySpan<float> row, int label, double scale, Span<float> gradient)
    {
        if (!gradient.IsEmpty)
        {
            gradient.Clear();
            gradient[label] = (float)(-WeightOf(label) * scale);
        }

        return -WeightOf(label) * row[label];
    }
}
