namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// What a student learns from a teacher and from labels: α·CE(x, label) + (1 − α)·T²·KL(softmax(y/T) ‖ softmax(x/T)). The factor T² keeps the
/// soft part's gradient as large as the hard one's at any temperature. Hinton, Vinyals and Dean: Distilling the Knowledge in a Neural Network
/// (2015).
/// </summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="temperature">How soft the teacher's answer is made, T.</param>
/// <param name="alpha">The labels' share, α.</param>
/// <param name="reduction">What is made of the items' losses; the mean is over the batch.</param>
/// <example>
/// <code>
/// teacher.Run(images, teacherLogits, batch);
/// var loss = new DistillationLoss(classes: 10, temperature: 4, alpha: 0.1).Compute(logits, teacherLogits, labels, gradient);
/// </code>
/// </example>
public sealed class DistillationLoss(int classes, double temperature = 4, double alpha = 0.5, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    readonly int classes = Hyperparameter.AtLeastOne(classes, nameof(classes));
    readonly double temperature = Hyperparameter.Positive(temperature, nameof(temperature));
    readonly double alpha = alpha is >= 0 and <= 1 ? alpha : throw Hyperparameter.Invalid(nameof(alpha), "from 0 to 1", alpha);

    /// <summary>The loss and its gradient.</summary>
    /// <param name="logits">What the student computed, batch × classes.</param>
    /// <param name="teacher">The teacher's logits, batch × classes.</param>
    /// <param name="labels">The batch's labels, from 0.</param>
    /// <param name="gradient">Gets the gradient by the student's logits; may be empty.</param>
    /// <param name="losses">Gets the loss of each item; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public double Compute(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> teacher, ReadOnlySpan<int> labels, Span<float> gradient = default, Span<float> losses = default)
    {
        SpanCheck.Length(nameof(logits), (long)labels.Length * classes, logits.Length);
        SpanCheck.Length(nameof(teacher), logits.Length, teacher.Length);
        CheckOptional(nameof(gradient), logits.Length, gradient);
        CheckOptional(nameof(losses), labels.Length, losses);
        LabelCheck.All(nameof(labels), labels, classes);
        var scale = Scale(labels.Length);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var slopes = gradient.IsEmpty ? default : gradient.Slice(i * classes, classes);
            var loss = Row(logits.Slice(i * classes, classes), teacher.Slice(i * classes, classes), labels[i], scale, slopes);
            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }

    double Row(ReadOnlySpan<float> row, ReadOnlySpan<float> teacher, int label, double scale, Span<float> gradient)
    {
        var cold = 1 / temperature;
        var (hard, soft, wanted) = (new RowSoftmax(row), new RowSoftmax(row, cold), new RowSoftmax(teacher, cold));
        var divergence = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            var (answer, logarithm) = (soft.LogProbability(row[c]), wanted.LogProbability(teacher[c]));
            var share = Math.Exp(logarithm);
            if (share > 0) divergence += share * (logarithm - answer);
            if (gradient.IsEmpty) continue;
            var slope = (1 - alpha) * temperature * (Math.Exp(answer) - share);
            slope += alpha * (Math.Exp(hard.LogProbability(row[c])) - (c == label ? 1 : 0));
            gradient[c] = (float)(slope * scale);
        }

        return ((1 - alpha) * temperature * temperature * divergence) - (alpha * hard.LogProbability(row[label]));
    }
}
