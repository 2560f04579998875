namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// A loss whose items are rows of one number for each class, with a label each. The mean is over the weights of the labels that are not
/// ignored; where all are, it is zero.
/// </summary>
public abstract class ClassificationLoss : Loss
{
    /// <summary>PyTorch's label of items that do not count.</summary>
    public const int DefaultIgnoreIndex = -100;

    readonly double[]? weights;

    private protected ClassificationLoss(int classes, ReadOnlySpan<double> classWeights, int ignoreIndex, Reduction reduction)
        : base(reduction)
    {
        Classes = Hyperparameter.AtLeastOne(classes, nameof(classes));
        IgnoreIndex = ignoreIndex;
        if (classWeights.IsEmpty) return;
        if (classWeights.Length != classes)
        {
            throw new ArgumentException($"'{nameof(classWeights)}' are {classWeights.Length} where {classes} are expected.", nameof(classWeights));
        }

        foreach (var weight in classWeights) Hyperparameter.NotNegative(weight, nameof(classWeights));
        weights = classWeights.ToArray();
    }

    /// <summary>How many numbers a row has.</summary>
    public int Classes { get; }

    /// <summary>The label of items that do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">What the network computed, batch × classes: logits or what the loss says.</param>
    /// <param name="labels">The batch's labels, from 0.</param>
    /// <param name="gradient">Gets the gradient by the prediction, batch × classes; may be empty.</param>
    /// <param name="losses">Gets the loss of each item; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither a class nor ignored.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<int> labels, Span<float> gradient = default, Span<float> losses = default)
    {
        SpanCheck.Length(nameof(prediction), (long)labels.Length * Classes, prediction.Length);
        CheckOptional(nameof(gradient), prediction.Length, gradient);
        CheckOptional(nameof(losses), labels.Length, losses);
        var scale = Scale(TotalWeight(labels));
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var slopes = gradient.IsEmpty ? default : gradient.Slice(i * Classes, Classes);
            var loss = 0.0;
            if (labels[i] == IgnoreIndex) slopes.Clear();
            else loss = Row(prediction.Slice(i * Classes, Classes), labels[i], scale, slopes);
            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }

    /// <summary>The weight of a class.</summary>
    private protected double WeightOf(int label) => weights is null ? 1 : weights[label];

    /// <summary>The loss of one item, and its gradient times the scale where the span is not empty.</summary>
    private protected abstract double Row(ReadOnlySpan<float> row, int label, double scale, Span<float> gradient);

    double TotalWeight(ReadOnlySpan<int> labels)
    {
        var total = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == IgnoreIndex) continue;
            if ((uint)labels[i] >= (uint)Classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"'{nameof(labels)}' is to be from 0 to {Classes - 1}, or {IgnoreIndex} to be ignored, at index {i}.");
            }

            total += WeightOf(labels[i]);
        }

        return total;
    }
}
