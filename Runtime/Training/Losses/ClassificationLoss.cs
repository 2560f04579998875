namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// A loss whose items are rows of one number for each class, with a label each. The mean is over the weights of the labels that are not
/// ignored; where all are, it is zero. Items may have a row at each of several <see cref="Positions"/>, as the pixels of a segmentation.
/// </summary>
/// <example>
/// <code>
/// var criterion = new CrossEntropyLoss(classes: 21, ignoreIndex: 255) { Positions = 65 * 65 };
/// var loss = criterion.Compute(logits, labels, gradient);   // batch × 21×65×65, batch × 65×65, batch × 21×65×65
/// </code>
/// </example>
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

    /// <summary>
    /// How many rows an item has: the pixels of a map of classes, whose predictions are classes × positions, C×H×W as PyTorch's, and whose labels are H×W.
    /// One at first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Positions
    {
        get;
        init => field = Hyperparameter.AtLeastOne(value, nameof(Positions));
    } = 1;

    /// <summary>The label of items that do not count.</summary>
    public int IgnoreIndex { get; }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="prediction">What the network computed, batch × classes × positions: logits or what the loss says.</param>
    /// <param name="labels">The batch's labels, batch × positions, from 0.</param>
    /// <param name="gradient">Gets the gradient by the prediction, batch × classes × positions; may be empty.</param>
    /// <param name="losses">Gets the loss of each label; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither a class nor ignored.</exception>
    public double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<int> labels, Span<float> gradient = default, Span<float> losses = default)
    {
        if (labels.Length % Positions != 0) throw new ArgumentException($"'{nameof(labels)}' are {labels.Length:N0} where each item has {Positions:N0}.", nameof(labels));
        SpanCheck.Length(nameof(prediction), (long)labels.Length * Classes, prediction.Length);
        CheckOptional(nameof(gradient), prediction.Length, gradient);
        CheckOptional(nameof(losses), labels.Length, losses);
        var scale = Scale(TotalWeight(labels));
        return RowSweep.Sum(new LabelledRows(this, labels, scale), prediction, Classes, Positions, Weight, gradient, losses) * scale;
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

    readonly ref struct LabelledRows(ClassificationLoss loss, ReadOnlySpan<int> labels, double scale) : IRowRule
    {
        readonly ReadOnlySpan<int> labels = labels;

        public double Evaluate(int index, ReadOnlySpan<float> row, Span<float> gradient)
        {
            if (labels[index] != loss.IgnoreIndex) return loss.Row(row, labels[index], scale, gradient);
            gradient.Clear();
            return 0;
        }
    }
}
