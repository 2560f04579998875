namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Connectionist temporal classification from logits: −ln of the probability of all ways to spread labels over time, with blanks between:
/// <c>CTCLoss</c> after LogSoftmax. The mean is over the batch, each item's loss divided by the number of its labels first. Graves, Fernández,
/// Gomez and Schmidhuber: Connectionist Temporal Classification (2006).
/// </summary>
/// <example>
/// Words of at most 20 letters in 26 columns of 37 classes:
/// <code>
/// var criterion = new CTCLoss(classes: 37, steps: 26, maximumLabels: 20);
/// var loss = criterion.Compute(logits, labels, labelLengths, gradient: gradient);   // batch × 26 × 37, the words one after the other
/// </code>
/// </example>
/// <remarks>Labels for which time is too short cost infinity, or nothing where that is asked for, and have no gradient. Not for several threads at once.</remarks>
public sealed class CTCLoss : Loss
{
    readonly int classes, steps, maximumLabels, blank;
    readonly bool zeroInfinity;
    readonly RowSoftmax[] softmax;
    readonly double[] forward, backward, next, share;

    /// <summary>Creates the loss, and the memory that its calls need.</summary>
    /// <param name="classes">How many classes there are, the blank counted.</param>
    /// <param name="steps">How many steps of time the network computes.</param>
    /// <param name="maximumLabels">How many labels an item has at most.</param>
    /// <param name="blank">The class of no label.</param>
    /// <param name="zeroInfinity">Whether an item for which time is too short costs nothing.</param>
    /// <param name="reduction">What is made of the items' losses.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CTCLoss(int classes, int steps, int maximumLabels, int blank = 0, bool zeroInfinity = false, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.classes = Hyperparameter.AtLeastOne(classes, nameof(classes));
        this.steps = Hyperparameter.AtLeastOne(steps, nameof(steps));
        this.maximumLabels = Hyperparameter.AtLeastOne(maximumLabels, nameof(maximumLabels));
        this.blank = (uint)blank < (uint)classes ? blank : throw Hyperparameter.Invalid(nameof(blank), $"from 0 to {classes - 1}", blank);
        this.zeroInfinity = zeroInfinity;
        var states = checked((2 * maximumLabels) + 1);
        softmax = new RowSoftmax[steps];
        forward = new double[checked(steps * states)];
        (backward, next, share) = (new double[states], new double[states], new double[classes]);
    }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="logits">What the network computed, batch × steps × classes.</param>
    /// <param name="labels">The labels of all items, one item's after the other's.</param>
    /// <param name="labelLengths">How many labels each item has.</param>
    /// <param name="stepCounts">How many of its steps count for each item, the first; empty stands for all.</param>
    /// <param name="gradient">Gets the gradient by the logits; may be empty.</param>
    /// <param name="losses">Gets the loss of each item; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class or the blank, or a length is out of range.</exception>
    public double Compute(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<int> labelLengths, ReadOnlySpan<int> stepCounts = default, Span<float> gradient = default,
        Span<float> losses = default)
    {
        var item = steps * classes;
        SpanCheck.Length(nameof(logits), (long)labelLengths.Length * item, logits.Length);
        CheckOptional(nameof(gradient), logits.Length, gradient);
        CheckOptional(nameof(losses), labelLengths.Length, losses);
        Check(labels, labelLengths, stepCounts);
        gradient.Clear();
        var scale = Scale(labelLengths.Length);
        var (sum, at) = (0.0, 0);
        for (var i = 0; i < labelLengths.Length; i++)
        {
            var own = labels.Slice(at, labelLengths[i]);
            at += own.Length;
            var count = stepCounts.IsEmpty ? steps : stepCounts[i];
            var divisor = Reduction == Reduction.Mean ? Math.Max(1, own.Length) : 1;
            var loss = Item(logits.Slice(i * item, item), own, count, scale / divisor, gradient.IsEmpty ? default : gradient.Slice(i * item, item));
            if (double.IsPositiveInfinity(loss) && zeroInfinity) loss = 0;
            sum += loss / divisor;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }

    double Item(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int count, double scale, Span<float> gradient)
    {
        var states = (2 * labels.Length) + 1;
        for (var t = 0; t < count; t++) softmax[t] = new(logits.Slice(t * classes, classes));
        for (var t = 0; t < count; t++)
        {
            var (row, before) = (t * states, (t - 1) * states);
            for (var s = 0; s < states; s++)
            {
                double arrived;
                if (t == 0) arrived = s < 2 ? 0 : double.NegativeInfinity;
                else
                {
                    arrived = forward[before + s];
                    if (s > 0) arrived = Add(arrived, forward[before + s - 1]);
                    if (Skips(labels, s)) arrived = Add(arrived, forward[before + s - 2]);
                }

                forward[row + s] = arrived + Emission(logits, labels, t, s);
            }
        }

        var end = ((count - 1) * states) + states - 1;
        var total = states > 1 ? Add(forward[end], forward[end - 1]) : forward[end];
        if (!gradient.IsEmpty && !double.IsNegativeInfinity(total)) Differentiate(logits, labels, count, total, scale, gradient);
        return -total;
    }

    void Differentiate(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int count, double total, double scale, Span<float> gradient)
    {
        var states = (2 * labels.Length) + 1;
        for (var t = count - 1; t >= 0; t--)
        {
            Array.Clear(share);
            for (var s = 0; s < states; s++)
            {
                // What follows after this step, which the emission of the step itself is not part of.
                double leaves;
                if (t == count - 1) leaves = s >= states - 2 ? 0 : double.NegativeInfinity;
                else
                {
                    leaves = next[s];
                    if (s + 1 < states) leaves = Add(leaves, next[s + 1]);
                    if (s + 2 < states && Skips(labels, s + 2)) leaves = Add(leaves, next[s + 2]);
                }

                share[ClassOf(labels, s)] += Math.Exp(forward[(t * states) + s] + leaves - total);
                backward[s] = leaves + Emission(logits, labels, t, s);
            }

            backward.AsSpan(0, states).CopyTo(next);
            var row = gradient.Slice(t * classes, classes);
            for (var c = 0; c < classes; c++) row[c] = (float)(scale * (Math.Exp(softmax[t].LogProbability(logits[(t * classes) + c])) - share[c]));
        }
    }

    // Every other state is a blank, from the first to the last.
    int ClassOf(ReadOnlySpan<int> labels, int state) => state % 2 == 0 ? blank : labels[state / 2];

    // A blank may be left out between two labels that differ.
    static bool Skips(ReadOnlySpan<int> labels, int state) => state % 2 == 1 && state > 1 && labels[state / 2] != labels[(state / 2) - 1];

    double Emission(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int step, int state) =>
        softmax[step].LogProbability(logits[(step * classes) + ClassOf(labels, state)]);

    // ln(eᵃ + eᵇ).
    static double Add(double a, double b)
    {
        var (large, small) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + LossMath.LogOnePlus(Math.Exp(small - large));
    }

    void Check(ReadOnlySpan<int> labels, ReadOnlySpan<int> labelLengths, ReadOnlySpan<int> stepCounts)
    {
        var total = 0L;
        foreach (var length in labelLengths)
        {
            if (length < 0 || length > maximumLabels) throw Hyperparameter.Invalid(nameof(labelLengths), $"from 0 to {maximumLabels}", length);
            total += length;
        }

        if (labels.Length != total) throw new ArgumentException($"'{nameof(labels)}' are {labels.Length} where '{nameof(labelLengths)}' make {total}.", nameof(labels));
        LabelCheck.All(nameof(labels), labels, classes);
        if (labels.IndexOf(blank) is >= 0 and var index)
        {
            throw new ArgumentOutOfRangeException(nameof(labels), blank, $"'{nameof(labels)}' is not to be the blank at index {index}.");
        }

        if (!stepCounts.IsEmpty && stepCounts.Length != labelLengths.Length)
        {
            throw new ArgumentException($"'{nameof(stepCounts)}' are {stepCounts.Length} where {labelLengths.Length} are expected.", nameof(stepCounts));
        }

        foreach (var count in stepCounts)
        {
            if (count < 1 || count > steps) throw Hyperparameter.Invalid(nameof(stepCounts), $"from 1 to {steps}", count);
        }
    }
}
