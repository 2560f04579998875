using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>The items of several data sets, one after the other.</summary>
sealed class ConcatDataset : Dataset
{
    readonly Dataset[] parts;

    // Of each part, the items before it and in it.
    readonly int[] ends;

    public ConcatDataset(Dataset[] parts)
    {
        this.parts = parts;
        ends = new int[parts.Length];
        var first = parts[0];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (Shapes(part) != Shapes(first) || part.TargetLength != first.TargetLength || part.Classes != first.Classes)
            {
                throw new ArgumentException($"Data set {i} has {Describe(part)} where {Describe(first)} are expected.", nameof(parts));
            }

            ends[i] = checked((i == 0 ? 0 : ends[i - 1]) + part.Count);
        }
    }

    public override int Count => ends[^1];

    public override ImmutableArray<int> Shape => parts[0].Shape;

    public override ImmutableArray<ImmutableArray<int>> Inputs => parts[0].Inputs;

    public override int TargetLength => parts[0].TargetLength;

    public override int Classes => parts[0].Classes;

    public override int LabelOf(int index)
    {
        CheckIndex(index);
        var part = PartOf(index, out var within);
        return part.LabelOf(within);
    }

    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        var part = PartOf(index, out var within);
        return part.Read(within, values, target, ref random);
    }

    static string Shapes(Dataset part) => string.Join(" and ", part.Inputs.Select(s => ShapeText.Of(s)));

    static string Describe(Dataset part) => $"items of {Shapes(part)}, targets of {part.TargetLength} floats and {part.Classes} classes";

    Dataset PartOf(int index, out int within)
    {
        var part = 0;
        while (index >= ends[part]) part++;
        within = part == 0 ? index : index - ends[part - 1];
        return parts[part];
    }
}
