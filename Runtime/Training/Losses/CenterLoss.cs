namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// ½·‖x − c‖², c the centre of the label's class, which follows the class: Wen, Zhang, Li and Qiao: A Discriminative Feature Learning Approach
/// for Deep Face Recognition (2016). The mean is over the batch; weigh it beside a cross-entropy.
/// </summary>
/// <example>
/// <code>
/// var centers = new CenterLoss(classes: 10, dimensions: 64) { Weight = 0.01 };
/// var loss = main.Compute(logits, labels, gradient) + centers.Compute(features, labels, featureGradient);
/// centers.Update(features, labels);
/// </code>
/// </example>
public sealed class CenterLoss : Loss
{
    readonly double rate;
    readonly double[] shifts;
    readonly int[] counts;

    /// <summary>Creates the loss, with all centres at the origin.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="dimensions">How many numbers a feature vector has.</param>
    /// <param name="rate">How far a centre moves towards its class, the paper's α.</param>
    /// <param name="reduction">What is made of the items' losses.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CenterLoss(int classes, int dimensions, double rate = 0.5, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        Classes = Hyperparameter.AtLeastOne(classes, nameof(classes));
        Dimensions = Hyperparameter.AtLeastOne(dimensions, nameof(dimensions));
        this.rate = rate is >= 0 and <= 1 ? rate : throw Hyperparameter.Invalid(nameof(rate), "from 0 to 1", rate);
        Centers = new float[checked(classes * dimensions)];
        shifts = new double[Centers.Length];
        counts = new int[classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many numbers a feature vector has.</summary>
    public int Dimensions { get; }

    /// <summary>The centres, classes × dimensions: which a <see cref="Objectives.CenterObjective"/> keeps in checkpoints.</summary>
    public float[] Centers { get; }

    /// <summary>The loss and its gradient.</summary>
    /// <param name="features">What the network computed, batch × dimensions.</param>
    /// <param name="labels">The batch's labels, from 0.</param>
    /// <param name="gradient">Gets the gradient by the features; may be empty.</param>
    /// <param name="losses">Gets the loss of each item; may be empty.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public double Compute(ReadOnlySpan<float> features, ReadOnlySpan<int> labels, Span<float> gradient = default, Span<float> losses = default)
    {
        Check(features, labels);
        CheckOptional(nameof(gradient), features.Length, gradient);
        CheckOptional(nameof(losses), labels.Length, losses);
        var scale = Scale(labels.Length);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var loss = 0.0;
            for (var d = 0; d < Dimensions; d++)
            {
                var at = (i * Dimensions) + d;
                var difference = (double)features[at] - Centers[(labels[i] * Dimensions) + d];
                loss += 0.5 * difference * difference;
                if (!gradient.IsEmpty) gradient[at] = (float)(difference * scale);
            }

            sum += loss;
            if (!losses.IsEmpty) losses[i] = (float)(loss * Weight);
        }

        return sum * scale;
    }

    /// <summary>Moves the centres of the classes in a batch: c ← c − α·Σ(c − x)/(1 + n), the sum over the n items of the class.</summary>
    /// <param name="features">What the network computed, batch × dimensions.</param>
    /// <param name="labels">The batch's labels, from 0.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public void Update(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        Check(features, labels);
        Array.Clear(shifts);
        Array.Clear(counts);
        for (var i = 0; i < labels.Length; i++)
        {
            counts[labels[i]]++;
            for (var d = 0; d < Dimensions; d++) shifts[(labels[i] * Dimensions) + d] += (double)features[(i * Dimensions) + d] - Centers[(labels[i] * Dimensions) + d];
        }

        for (var at = 0; at < shifts.Length; at++) Centers[at] = (float)(Centers[at] + (rate * shifts[at] / (1 + counts[at / Dimensions])));
    }

    void Check(ReadOnlySpan<float> features, ReadOnlySpan<int> labels)
    {
        SpanCheck.Length(nameof(features), (long)labels.Length * Dimensions, features.Length);
        LabelCheck.All(nameof(labels), labels, Classes);
    }
}
