using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>
/// Every class as often as the largest, in random order: the items of smaller ones come several times, none of a class twice more than another.
/// </summary>
public sealed class OverSampler : Sampler
{
    readonly int[][] groups;
    readonly int largest;

    /// <summary>Creates the sampler.</summary>
    /// <param name="labels">The label of each item.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public OverSampler(ReadOnlySpan<int> labels)
    {
        groups = ClassIndex.Group(labels);
        largest = groups.Max(g => g.Length);
        Count = checked(largest * groups.Length);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        for (var c = 0; c < groups.Length; c++)
        {
            var items = (int[])groups[c].Clone();
            var destination = indices.Slice(c * largest, largest);
            for (var start = 0; start < largest; start += items.Length)
            {
                random.Shuffle<int>(items);
                items.AsSpan(0, Math.Min(items.Length, largest - start)).CopyTo(destination[start..]);
            }
        }

        random.Shuffle(indices);
    }
}
