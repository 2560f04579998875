using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>Some of another data set's items.</summary>
sealed class SubsetDataset : Dataset
{
    readonly Dataset source;
    readonly int[] indices;

    public SubsetDataset(Dataset source, int[] indices)
    {
        (this.source, this.indices) = (source, indices);
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)source.Count) throw new ArgumentOutOfRangeException(nameof(indices), index, $"The data set has {source.Count:N0} items, from 0.");
        }
    }

    public override int Count => indices.Length;

    public override ImmutableArray<int> Shape => source.Shape;

    public override ImmutableArray<ImmutableArray<int>> Inputs => source.Inputs;

    public override int TargetLength => source.TargetLength;

    public override int Classes => source.Classes;

    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return source.LabelOf(indices[index]);
    }

    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random) =>
        source.Read(indices[index], values, target, ref random);
}
