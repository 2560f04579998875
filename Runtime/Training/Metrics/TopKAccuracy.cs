using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Metrics;

/// <summary>The share of items whose label is among the k classes with the largest numbers. Of equal numbers the first class counts as larger.</summary>
/// <param name="k">How many classes; 1 is the accuracy.</param>
/// <example>
/// <code>
/// Metric[] metrics = [new TopKAccuracy(1), new TopKAccuracy(5)];
/// </code>
/// </example>
public sealed class TopKAccuracy(int k = 1) : Metric
{
    readonly int k = Hyperparameter.AtLeastOne(k, nameof(k));
    long right, count;

    /// <inheritdoc/>
    public override string Name => k == 1 ? "accuracy" : FormattableString.Invariant($"top{k}");

    /// <inheritdoc/>
    public override double Value => count == 0 ? double.NaN : (double)right / count;

    /// <inheritdoc/>
    public override void Reset() => (right, count) = (0, 0);

    /// <inheritdoc/>
    public override void Add(Batch batch, ReadOnlySpan<float> output)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Add(batch.Labels, output);
    }

    /// <summary>Adds rows with their labels.</summary>
    /// <param name="labels">The label of each row; one that is negative does not count.</param>
    /// <param name="output">The rows, of a number for each class.</param>
    /// <exception cref="ArgumentException">The rows are not of one length.</exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> output)
    {
        var classes = ClassRows.LengthOf(labels, output);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0) continue;
            var row = output.Slice(i * classes, classes);
            var own = row[labels[i]];
            var before = 0;
            for (var c = 0; c < classes; c++)
            {
                if (row[c] > own || (row[c] == own && c < labels[i])) before++;
            }

            // What is no number is not among the largest.
            if (before < k && !float.IsNaN(own)) right++;
            count++;
        }
    }
}
