using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>Items in memory: <c>TensorDataset</c>.</summary>
/// <example>
/// <code>
/// var digits = new ArrayDataset(IdxFile.ReadImages("train-images.idx3-ubyte"), IdxFile.ReadLabels("train-labels.idx1-ubyte"), classes: 10);
/// var curve = ArrayDataset.Regression(new(points, 100, 1), new(heights, 100, 1));
/// </code>
/// </example>
public sealed class ArrayDataset : Dataset
{
    readonly float[] values, targets;
    readonly int[]? labels;
    readonly int length;

    /// <summary>Items with labels.</summary>
    /// <param name="items">The items one after the other: its first dimension counts them.</param>
    /// <param name="labels">The label of each, from 0, or <see cref="Dataset.NoLabel"/>.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">There are not as many labels as items.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public ArrayDataset(NumericArray items, int[] labels, int classes)
        : this(items, targets: null, 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        CheckCount(nameof(labels), labels.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == NoLabel || (uint)labels[i] < (uint)classes) continue;
            throw new ArgumentOutOfRangeException(nameof(labels), labels[i], $"Labels are to be from 0 to {classes - 1}, or {NoLabel}, at index {i}.");
        }

        (this.labels, Classes) = (labels, classes);
    }

    ArrayDataset(NumericArray items, float[]? targets, int targetLength)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Shape.IsEmpty) throw new ArgumentException("A scalar is no list of items.", nameof(items));
        (Count, Shape) = (items.Shape[0], items.Shape[1..]);
        (values, this.targets, TargetLength) = (items.Values, targets ?? [], targetLength);
        length = Length;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Shape { get; }

    /// <inheritdoc/>
    public override int TargetLength { get; }

    /// <inheritdoc/>
    public override int Classes { get; }

    /// <summary>Items without labels or targets.</summary>
    /// <param name="items">The items one after the other: its first dimension counts them.</param>
    public static ArrayDataset Unlabelled(NumericArray items) => new(items, targets: null, 0);

    /// <summary>Targets alone, a part of a <see cref="StackDataset"/>: the items have no floats.</summary>
    /// <param name="targets">The targets one after the other.</param>
    public static ArrayDataset TargetsOnly(NumericArray targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return Regression(new([], targets.Shape.IsEmpty ? 0 : targets.Shape[0], 0), targets);
    }

    /// <summary>Items with floats as targets: numbers to predict, boxes, or a distribution over classes.</summary>
    /// <param name="items">The items one after the other: its first dimension counts them.</param>
    /// <param name="targets">The targets one after the other.</param>
    /// <exception cref="ArgumentException">There are not as many targets as items.</exception>
    public static ArrayDataset Regression(NumericArray items, NumericArray targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Shape.IsEmpty) throw new ArgumentException("A scalar is no list of targets.", nameof(targets));
        var result = new ArrayDataset(items, targets.Values, targets.Shape.Skip(1).Aggregate(1, (product, d) => product * d));
        result.CheckCount(nameof(targets), targets.Shape[0]);
        return result;
    }

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return labels?[index] ?? NoLabel;
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        this.values.AsSpan(index * length, length).CopyTo(values);
        targets.AsSpan(index * TargetLength, TargetLength).CopyTo(target);
        return labels?[index] ?? NoLabel;
    }

    void CheckCount(string name, int actual)
    {
        if (actual != Count) throw new ArgumentException($"'{name}' are {actual:N0} where there are {Count:N0} items.", name);
    }
}
