namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Cross-entropy of logits, −Σ q·ln softmax(x): <c>CrossEntropyLoss</c>, with weights of the classes, label smoothing, labels to ignore, and
/// distributions as targets. Smoothing: Szegedy et al.: Rethinking the Inception Architecture (2016).
/// </summary>
/// <example>
/// <code>
/// var criterion = new CrossEntropyLoss(classes: 10, labelSmoothing: 0.1);
/// var loss = criterion.Compute(logits, labels, gradient);   // batch × 10, batch, batch × 10
/// </code>
/// </example>
public sealed class CrossEntropyLoss : ClassificationLoss
{
    readonly double smoothing;
    readonly double classWeight;

    /// <summary>Creates the loss.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="classWeights">A weight for each class; none stands for one.</param>
    /// <param name="labelSmoothing">The share of a target that is spread over all classes.</param>
    /// <param name="ignoreIndex">The label of items that do not count.</param>
    /// <param name="reduction">What is made of the items' losses.</param>
    /// <exception cref="ArgumentException">There are not as many weights as classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CrossEntropyLoss(
        int classes, ReadOnlySpan<double> classWeights = default, double labelSmoothing = 0, int ignoreIndex = DefaultIgnoreIndex,
        Reduction reduction = Reduction.Mean)
        : base(classes, classWeights, ignoreIndex, reduction)
    {
        smoothing = labelSmoothing is >= 0 and <= 1 ? labelSmoothing : throw Hyperparameter.Invalid(nameof(labelSmoothing), "from 0 to 1", labelSmoothing);
        for (var c = 0; c < classes; c++) classWeight += WeightOf(c);
    }

    /// <summary>The loss and its gradient, of targets that are distributions. The mean is over the batch and the positions.</summary>
    /// <param name="logits">What the network computed, batch × classes × positions.</param>
    /// <param name="targets">The probabilities that it should have given, batch × classes × positions.</param>
    /// <param name="gradient">Gets the gradient by the logits; may be empty.</param>
    /// <param name="losses">Gets the loss of each distribution; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double ComputeSoft(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient = default, Span<float> losses = default)
    {
        var rows = RowsOf(nameof(logits), logits, Classes * Positions) * Positions;
        SpanCheck.Length(nameof(targets), logits.Length, targets.Length);
        CheckOptional(nameof(gradient), logits.Length, gradient);
        CheckOptional(nameof(losses), rows, losses);
        var scale = Scale(rows);
        return RowSweep.Sum(new TargetRows(this, targets, scale), logits, Classes, Positions, Weight, gradient, losses) * scale;
    }

    private protected override double Row(ReadOnlySpan<float> row, int label, double scale, Span<float> gradient)
    {
        var softmax = new RowSoftmax(row);
        var sharp = (1 - smoothing) * WeightOf(label);
        var loss = -sharp * softmax.LogProbability(row[label]);
        var spread = smoothing / Classes;
        if (spread > 0)
        {
            for (var c = 0; c < row.Length; c++) loss -= spread * WeightOf(c) * softmax.LogProbability(row[c]);
        }

        if (gradient.IsEmpty) return loss;
        var mass = sharp + (spread * classWeight);
        softmax.Probabilities(row, mass * scale, gradient);
        if (spread > 0)
        {
            for (var c = 0; c < row.Length; c++) gradient[c] -= (float)(spread * WeightOf(c) * scale);
        }

        // In double precision, where the difference of two near numbers is.
        gradient[label] = (float)(((mass * Math.Exp(softmax.LogProbability(row[label]))) - sharp - (spread * WeightOf(label))) * scale);
        return loss;
    }

    /// <summary>The loss of a row; its targets lie as far apart as an item has positions.</summary>
    double SoftRow(ReadOnlySpan<float> row, ReadOnlySpan<float> target, double scale, Span<float> gradient)
    {
        var softmax = new RowSoftmax(row);
        var (loss, mass) = (0.0, 0.0);
        for (var c = 0; c < row.Length; c++)
        {
            var share = Share(target[c * Positions], c);
            mass += share;
            // What has no share costs nothing, however unlikely.
            if (share != 0) loss -= share * softmax.LogProbability(row[c]);
        }

        if (gradient.IsEmpty) return loss;
        softmax.Probabilities(row, mass * scale, gradient);
        for (var c = 0; c < row.Length; c++) gradient[c] -= (float)(Share(target[c * Positions], c) * scale);
        return loss;
    }

    double Share(double target, int c) => WeightOf(c) * ((target * (1 - smoothing)) + (smoothing / Classes));

    readonly ref struct TargetRows(CrossEntropyLoss loss, ReadOnlySpan<float> targets, double scale) : IRowRule
    {
        readonly ReadOnlySpan<float> targets = targets;

        public double Evaluate(int index, ReadOnlySpan<float> row, Span<float> gradient)
        {
            var (item, position) = Math.DivRem(index, loss.Positions);
            return loss.SoftRow(row, targets[((item * loss.Positions * loss.Classes) + position)..], scale, gradient);
        }
    }
}
