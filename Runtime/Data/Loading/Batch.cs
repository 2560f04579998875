using NetGen.Runtime.Data.Datasets;

namespace NetGen.Runtime.Data.Loading;

/// <summary>
/// Items that are read together, one after the other. A loader uses its memory again: what a batch holds is the consumer's until the next
/// one is asked for.
/// </summary>
public sealed class Batch
{
    readonly float[] values, targets;

    // Where items have several tensors: of each its floats of all items, and what is given out.
    readonly float[][] parts;
    readonly int[] partLengths;
    readonly ReadOnlyMemory<float>[] inputs;
    readonly int[] labels, secondLabels, indices;

    internal Batch(int capacity, ReadOnlySpan<int> lengths, int targetLength)
    {
        partLengths = lengths.ToArray();
        inputs = new ReadOnlyMemory<float>[lengths.Length];
        parts = lengths.Length == 1 ? [] : Array.ConvertAll(partLengths, l => new float[checked(capacity * l)]);
        var length = partLengths.Sum();
        (Length, TargetLength) = (length, targetLength);
        (values, targets) = (new float[checked(capacity * length)], new float[checked(capacity * targetLength)]);
        (labels, secondLabels, indices) = (new int[capacity], new int[capacity], new int[capacity]);
    }

    /// <summary>How many items it holds.</summary>
    public int Count { get; internal set; }

    /// <summary>How many floats an item is.</summary>
    public int Length { get; }

    /// <summary>How many floats an item's target is; 0 where it has none.</summary>
    public int TargetLength { get; }

    /// <summary>What a network takes: for each tensor of the items its floats, one item after the other.</summary>
    public ReadOnlySpan<ReadOnlyMemory<float>> Inputs => inputs;

    /// <summary>The items as the data set gave them, <see cref="Count"/> × <see cref="Length"/>: all tensors of the first, those of the second, and so on.</summary>
    public Memory<float> Values => values.AsMemory(0, Count * Length);

    /// <summary>The targets, <see cref="Count"/> × <see cref="TargetLength"/>.</summary>
    public Memory<float> Targets => targets.AsMemory(0, Count * TargetLength);

    /// <summary>The label of each item, or <see cref="Dataset.NoLabel"/>.</summary>
    public Span<int> Labels => labels.AsSpan(0, Count);

    /// <summary>Where items are mixtures of two, the label of the second.</summary>
    public Span<int> SecondLabels => secondLabels.AsSpan(0, Count);

    /// <summary>Where items are mixtures of two, the share λ of the first; 1 where they are not.</summary>
    public double Share { get; set; } = 1;

    /// <summary>The index of each item in the data set.</summary>
    public Span<int> Indices => indices.AsSpan(0, Count);

    /// <summary>Makes <see cref="Inputs"/> of <see cref="Values"/>, which are read and transformed.</summary>
    internal void Complete()
    {
        if (parts.Length == 0)
        {
            inputs[0] = Values;
            return;
        }

        var start = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            var length = partLengths[part];
            for (var item = 0; item < Count; item++) values.AsSpan((item * Length) + start, length).CopyTo(parts[part].AsSpan(item * length, length));
            inputs[part] = parts[part].AsMemory(0, Count * length);
            start += length;
        }
    }
}
