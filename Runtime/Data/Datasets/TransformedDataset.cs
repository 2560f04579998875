using System.Buffers;
using System.Collections.Immutable;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>Another data set's items, transformed when they are read.</summary>
sealed class TransformedDataset : Dataset
{
    readonly Dataset source;
    readonly Transform[] transforms;

    // The shape before each transform, and after the last.
    readonly ImmutableArray<int>[] shapes;
    readonly int[] lengths;
    readonly int largest;

    public TransformedDataset(Dataset source, ReadOnlySpan<Transform> transforms)
    {
        (this.source, this.transforms) = (source, transforms.ToArray());
        shapes = new ImmutableArray<int>[transforms.Length + 1];
        shapes[0] = source.Shape;
        for (var i = 0; i < transforms.Length; i++) shapes[i + 1] = transforms[i].OutputShape(shapes[i]);
        lengths = [.. shapes.Select(s => s.Aggregate(1, (product, d) => checked(product * d)))];
        largest = lengths.Max();
    }

    public override int Count => source.Count;

    public override ImmutableArray<int> Shape => shapes[^1];

    public override ImmutableArray<ImmutableArray<int>> Inputs => transforms.Length == 0 ? source.Inputs : [Shape];

    public override int TargetLength => source.TargetLength;

    public override int Classes => source.Classes;

    public override int LabelOf(int index) => source.LabelOf(index);

    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        if (transforms.Length == 0) return source.Read(index, values, target, ref random);
        var (current, next) = (ArrayPool<float>.Shared.Rent(largest), ArrayPool<float>.Shared.Rent(largest));
        try
        {
            var label = source.Read(index, current.AsSpan(0, lengths[0]), target, ref random);
            for (var i = 0; i < transforms.Length; i++)
            {
                var destination = i == transforms.Length - 1 ? values : next.AsSpan(0, lengths[i + 1]);
                transforms[i].Apply(current.AsSpan(0, lengths[i]), shapes[i], destination, ref random);
                (current, next) = (next, current);
            }

            return label;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(current);
            ArrayPool<float>.Shared.Return(next);
        }
    }
}
