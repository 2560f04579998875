using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Metrics;

/// <summary>
/// How often each class was taken for each other; and what follows from that. A precision or recall of nothing is 0, as in scikit-learn; means over
/// the classes are over those that occur, as a label or as an answer.
/// </summary>
/// <param name="classes">How many classes there are.</param>
/// <example>
/// <code>
/// var confusion = new ConfusionMatrix(classes: 10);
/// confusion.Add(labels, logits);
/// Console.WriteLine($"{confusion.Accuracy:P1}, F1 {confusion.MacroF1:0.000}; {confusion[4, 9]} fours were taken for nines");
/// </code>
/// </example>
public sealed class ConfusionMatrix(int classes) : Metric
{
    readonly long[] counts = new long[checked(Hyperparameter.AtLeastOne(classes, nameof(classes)) * classes)];

    /// <summary>How many classes there are.</summary>
    public int Classes { get; } = classes;

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override double Value => Accuracy;

    /// <summary>How many items were counted.</summary>
    public long Count => counts.Sum();

    /// <summary>The share of items that were answered right; NaN where there are none.</summary>
    public double Accuracy => Count == 0 ? double.NaN : (double)Right / Count;

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision => Mean(Precision);

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall => Mean(Recall);

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>The F1 of all decisions together: where each item has one label and one answer, the accuracy.</summary>
    public double MicroF1 => Accuracy;

    long Right => Enumerable.Range(0, Classes).Sum(c => this[c, c]);

    /// <summary>How many items of a class were taken for a class.</summary>
    /// <param name="label">The class that they are of.</param>
    /// <param name="answer">The class that they were taken for.</param>
    public long this[int label, int answer] => counts[(label * Classes) + answer];

    /// <summary>The share of the items taken for a class that are of it.</summary>
    /// <param name="c">The class.</param>
    public double Precision(int c) => Ratio(this[c, c], Answers(c));

    /// <summary>The share of the items of a class that were taken for it.</summary>
    /// <param name="c">The class.</param>
    public double Recall(int c) => Ratio(this[c, c], Support(c));

    /// <summary>The harmonic mean of precision and recall.</summary>
    /// <param name="c">The class.</param>
    public double F1(int c) => Ratio(2 * this[c, c], Answers(c) + Support(c));

    /// <summary>How many items are of a class.</summary>
    /// <param name="c">The class.</param>
    public long Support(int c) => Enumerable.Range(0, Classes).Sum(answer => this[c, answer]);

    /// <inheritdoc/>
    public override void Reset() => Array.Clear(counts);

    /// <inheritdoc/>
    public override void Add(Batch batch, ReadOnlySpan<float> output)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Add(batch.Labels, output);
    }

    /// <summary>Adds rows with their labels; of equal numbers the first is the answer.</summary>
    /// <param name="labels">The label of each row; one that is negative does not count.</param>
    /// <param name="output">The rows, of a number for each class.</param>
    /// <exception cref="ArgumentException">The rows have not a number for each class.</exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> output)
    {
        SpanCheck.Length(nameof(output), (long)labels.Length * Classes, output.Length);
        ClassRows.LengthOf(labels, output);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0) counts[(labels[i] * Classes) + Answer(output.Slice(i * Classes, Classes))]++;
        }
    }

    static int Answer(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var c = 1; c < row.Length; c++)
        {
            if (row[c] > row[best]) best = c;
        }

        return best;
    }

    static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    long Answers(int c) => Enumerable.Range(0, Classes).Sum(label => this[label, c]);

    double Mean(Func<int, double> of)
    {
        var present = Enumerable.Range(0, Classes).Where(c => Support(c) + Answers(c) > 0).ToArray();
        return present.Length == 0 ? double.NaN : present.Average(of);
    }
}
