using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>
/// Items of several data sets side by side, for networks with several inputs or heads: <c>torch.utils.data.StackDataset</c>. The tensors of an item are
/// those of the parts, in their order, and so are the targets. The label is that of the first part with classes; the label of each further one is a
/// number more in the target, after the part's own.
/// </summary>
/// <example>
/// Two views of an object, its class, and its box:
/// <code>
/// var items = new StackDataset(fronts.With(normalize), sides.With(normalize), ArrayDataset.TargetsOnly(boxes));
/// var objective = new SumObjective(
///     new ClassificationObjective(new CrossEntropyLoss(10)),
///     new RegressionObjective(new SmoothL1Loss { Weight = 0.5 }, output: 1));
/// </code>
/// </example>
public sealed class StackDataset : Dataset
{
    readonly Dataset[] parts;
    readonly int labelled;

    /// <summary>Stacks data sets.</summary>
    /// <param name="parts">The data sets, of as many items each.</param>
    /// <exception cref="ArgumentException">There are none, or one has another number of items.</exception>
    public StackDataset(params ReadOnlySpan<Dataset> parts)
    {
        if (parts.IsEmpty) throw new ArgumentException("There is nothing to stack.", nameof(parts));
        this.parts = parts.ToArray();
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i].Count != parts[0].Count) throw new ArgumentException($"Data set {i} has {parts[i].Count:N0} items where the first has {parts[0].Count:N0}.", nameof(parts));
        }

        labelled = Array.FindIndex(this.parts, p => p.Classes > 0);
        Shape = [this.parts.Sum(p => p.Length)];
        Inputs = [.. this.parts.Where(p => p.Length > 0).SelectMany(p => p.Inputs)];
        TargetLength = Enumerable.Range(0, parts.Length).Sum(TargetLengthOf);
    }

    /// <inheritdoc/>
    public override int Count => parts[0].Count;

    /// <summary>All floats of an item, one tensor after the other.</summary>
    public override ImmutableArray<int> Shape { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<int>> Inputs { get; }

    /// <inheritdoc/>
    public override int TargetLength { get; }

    /// <inheritdoc/>
    public override int Classes => labelled < 0 ? 0 : parts[labelled].Classes;

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return labelled < 0 ? NoLabel : parts[labelled].LabelOf(index);
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        var label = NoLabel;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            var targets = target[..TargetLengthOf(i)];
            var own = part.Read(index, values[..part.Length], targets[..part.TargetLength], ref random);
            if (i == labelled) label = own;
            else if (targets.Length > part.TargetLength) targets[^1] = own;
            values = values[part.Length..];
            target = target[targets.Length..];
        }

        return label;
    }

    int TargetLengthOf(int part) => parts[part].TargetLength + (part != labelled && parts[part].Classes > 0 ? 1 : 0);
}
