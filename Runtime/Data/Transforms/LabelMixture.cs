using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>What becomes of the labels of a batch whose items are mixtures of two.</summary>
static class LabelMixture
{
    /// <summary>The classes that a data set's labels are of.</summary>
    /// <exception cref="ArgumentException">It has no labels.</exception>
    public static int ClassesOf(Dataset dataset, string user)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Classes > 0 ? dataset.Classes : throw new ArgumentException($"{user} mixes labels, which the items of the data set have not.", nameof(dataset));
    }

    /// <summary>Notes both labels and the share of the first, and writes the distribution that they stand for as the target.</summary>
    public static void Write(Batch batch, ReadOnlySpan<int> partners, double share, int classes)
    {
        batch.Share = share;
        var targets = batch.Targets.Span;
        targets.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            var (first, second) = (batch.Labels[i], batch.Labels[partners[i]]);
            if (first < 0 || second < 0) throw new InvalidOperationException($"Item {batch.Indices[first < 0 ? i : partners[i]]} has no label to mix.");
            batch.SecondLabels[i] = second;
            targets[(i * classes) + first] += (float)share;
            targets[(i * classes) + second] += (float)(1 - share);
        }
    }
}
