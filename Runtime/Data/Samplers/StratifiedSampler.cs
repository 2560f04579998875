using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>
/// All items in a random order whose every stretch, and so every batch, has each class in its share of the whole, to within one or two items.
/// Each class is shuffled and spread evenly over the epoch from a random start.
/// </summary>
/// <example>
/// <code>
/// var options = new DataLoaderOptions { BatchSize = 32, Sampler = new StratifiedSampler(dataset.Labels()) };
/// </code>
/// </example>
public sealed class StratifiedSampler : Sampler
{
    readonly int[][] groups;

    /// <summary>Creates the sampler.</summary>
    /// <param name="labels">The label of each item.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public StratifiedSampler(ReadOnlySpan<int> labels) => (groups, Count) = (ClassIndex.Group(labels), labels.Length);

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        var places = new double[indices.Length];
        var next = 0;
        foreach (var group in groups)
        {
            var start = random.NextDouble();
            var items = indices.Slice(next, group.Length);
            group.CopyTo(items);
            random.Shuffle(items);
            for (var i = 0; i < group.Length; i++) places[next++] = (start + i) / group.Length;
        }

        places.AsSpan().Sort(indices);
    }
}
