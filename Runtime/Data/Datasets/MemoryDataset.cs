using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>The items of another data set, read once into memory: worth it where reading is slow and nothing before this is random.</summary>
/// <example>
/// <code>
/// Dataset training = new MemoryDataset(new ImageFolderDataset("cats-and-dogs")).With(new RandomHorizontalFlip());
/// </code>
/// </example>
public sealed class MemoryDataset : Dataset
{
    readonly float[] values, targets;
    readonly int[] labels;
    readonly int length;

    /// <summary>Reads all items.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="seed">What its random transforms, if any, draw from.</param>
    /// <exception cref="ArgumentException">The items are more floats than an array can hold.</exception>
    public MemoryDataset(Dataset source, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        (Count, Shape, Inputs, TargetLength, Classes, length) = (source.Count, source.Shape, source.Inputs, source.TargetLength, source.Classes, source.Length);
        var floats = (long)Count * Math.Max(length, TargetLength);
        if (floats > Array.MaxLength) throw new ArgumentException($"{floats:N0} floats are too many to hold in memory.", nameof(source));
        (values, targets, labels) = (new float[Count * length], new float[Count * TargetLength], new int[Count]);
        for (var i = 0; i < Count; i++)
        {
            var random = new RandomStream(seed, RandomPurpose.Item, second: i);
            labels[i] = source.Read(i, values.AsSpan(i * length, length), targets.AsSpan(i * TargetLength, TargetLength), ref random);
        }
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Shape { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<int>> Inputs { get; }

    /// <inheritdoc/>
    public override int TargetLength { get; }

    /// <inheritdoc/>
    public override int Classes { get; }

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return labels[index];
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        this.values.AsSpan(index * length, length).CopyTo(values);
        targets.AsSpan(index * TargetLength, TargetLength).CopyTo(target);
        return labels[index];
    }
}
