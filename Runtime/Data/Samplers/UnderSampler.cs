using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>Every class as often as the smallest, in random order: other items of larger ones in every epoch.</summary>
public sealed class UnderSampler : Sampler
{
    readonly int[][] groups;
    readonly int smallest;

    /// <summary>Creates the sampler.</summary>
    /// <param name="labels">The label of each item.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public UnderSampler(ReadOnlySpan<int> labels)
    {
        groups = ClassIndex.Group(labels);
        smallest = groups.Min(g => g.Length);
        Count = smallest * groups.Length;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        for (var c = 0; c < groups.Length; c++)
        {
            var items = (int[])groups[c].Clone();
            random.Shuffle<int>(items);
            items.AsSpan(0, smallest).CopyTo(indices.Slice(c * smallest, smallest));
        }

        random.Shuffle(indices);
    }
}
