using System.Buffers;
using System.Collections.Immutable;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>
/// Items that can be read by their index: <c>torch.utils.data.Dataset</c>. An item is floats of one shape, a label where there are classes, and
/// floats to aim at where the target is not a class. Reading is a function of the index and of the random stream alone, and may happen on several
/// threads at once.
/// </summary>
/// <example>
/// <code>
/// Dataset digits = new DigitDataset(count: 60_000, seed: 1);
/// Dataset training = digits.Subset(Enumerable.Range(0, 50_000)).With(new RandomCrop(28, padding: 2), Normalize.Of(0.1307, 0.3081));
/// </code>
/// </example>
public abstract class Dataset
{
    /// <summary>The label of items that have none, which losses ignore.</summary>
    public const int NoLabel = ClassificationLoss.DefaultIgnoreIndex;

    // Zero until it was asked for.
    int length;

    /// <summary>How many items there are.</summary>
    public abstract int Count { get; }

    /// <summary>The dimensions of an item: C, H, W of an image.</summary>
    public abstract ImmutableArray<int> Shape { get; }

    /// <summary>The dimensions of the tensors that an item's floats are, one after the other: what a network with several inputs takes.</summary>
    public virtual ImmutableArray<ImmutableArray<int>> Inputs => [Shape];

    /// <summary>How many floats an item's target is; 0 where it has none, or a label only.</summary>
    public virtual int TargetLength => 0;

    /// <summary>How many classes the labels are of; 0 where there are no labels.</summary>
    public virtual int Classes => 0;

    /// <summary>How many floats an item is: the product of <see cref="Shape"/>, which does not change.</summary>
    public int Length => length > 0 ? length : length = Shape.Aggregate(1, (product, d) => checked(product * d));

    /// <summary>Reads an item.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="values">Where its floats go, in C order.</param>
    /// <param name="target">Where its target goes.</param>
    /// <param name="random">What random transforms draw from.</param>
    /// <returns>The label, or <see cref="NoLabel"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public int Read(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        CheckIndex(index);
        SpanCheck.Length(nameof(values), Length, values.Length);
        SpanCheck.Length(nameof(target), TargetLength, target.Length);
        return Fill(index, values, target, ref random);
    }

    /// <summary>An item's label, or <see cref="NoLabel"/>. Unless overridden, it reads the item.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public virtual int LabelOf(int index)
    {
        CheckIndex(index);
        var (length, targetLength) = (Length, TargetLength);
        var buffer = ArrayPool<float>.Shared.Rent(length + targetLength);
        var random = new RandomStream(0, RandomPurpose.Item, second: index);
        var label = Fill(index, buffer.AsSpan(0, length), buffer.AsSpan(length, targetLength), ref random);
        ArrayPool<float>.Shared.Return(buffer);
        return label;
    }

    /// <summary>The labels of all items: what samplers and splits by class take.</summary>
    /// <exception cref="InvalidOperationException">The items have no labels.</exception>
    public int[] Labels()
    {
        if (Classes == 0) throw new InvalidOperationException("The items of this data set have no labels.");
        var labels = new int[Count];
        for (var i = 0; i < labels.Length; i++) labels[i] = LabelOf(i);
        return labels;
    }

    /// <summary>Some of the items, in this order: <c>Subset</c>.</summary>
    /// <param name="indices">Which, from 0; one may occur several times.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public Dataset Subset(IEnumerable<int> indices) => new SubsetDataset(this, [.. indices]);

    /// <summary>These items and after them those of others with the same shapes and classes: <c>ConcatDataset</c>.</summary>
    /// <param name="others">The others.</param>
    /// <exception cref="ArgumentException">One has another shape, target or number of classes.</exception>
    public Dataset Concat(params ReadOnlySpan<Dataset> others) => new ConcatDataset([this, .. others]);

    /// <summary>The same items, each transformed when it is read.</summary>
    /// <param name="transforms">The transforms, in their order.</param>
    /// <exception cref="ArgumentException">A transform does not take items of this shape.</exception>
    public Dataset With(params ReadOnlySpan<Transform> transforms) => new TransformedDataset(this, transforms);

    /// <summary>Reads an item whose index and spans are checked.</summary>
    /// <param name="index">Which.</param>
    /// <param name="values">Where its floats go; all are written.</param>
    /// <param name="target">Where its target goes; all of it is written.</param>
    /// <param name="random">What random transforms draw from.</param>
    /// <returns>The label, or <see cref="NoLabel"/>.</returns>
    protected abstract int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random);

    /// <summary>Refuses an index that no item has.</summary>
    /// <param name="index">The index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    protected void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index), index, $"The data set has {Count:N0} items, from 0.");
    }
}
