using System.Buffers;
using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>A loss of an output and of the items' targets, or of a part of them where several heads share an item's target.</summary>
/// <example>
/// Items whose targets are a box of four numbers and a class, as a <see cref="Data.Datasets.StackDataset"/> gives them:
/// <code>
/// var objective = new SumObjective(
///     new RegressionObjective(new SmoothL1Loss(), output: 0) { Targets = 0..4 },
///     new LabelMapObjective(new CrossEntropyLoss(10), output: 1) { Targets = 4..5 });
/// </code>
/// </example>
public abstract class TargetObjective : BatchObjective
{
    readonly int output;

    private protected TargetObjective(int output) => this.output = Hyperparameter.NotNegative(output, nameof(output));

    /// <summary>Which of the numbers of an item's target; all at first.</summary>
    public Range Targets { get; init; } = Range.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The items' targets have no such part.</exception>
    public sealed override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (first, end) = (Targets.Start.GetOffset(batch.TargetLength), Targets.End.GetOffset(batch.TargetLength));
        if (first < 0 || first > end || end > batch.TargetLength) throw new ArgumentException($"The targets have {batch.TargetLength:N0} numbers; {Targets} are asked for.", nameof(batch));
        var (prediction, gradient) = (outputs[output], gradients.IsEmpty ? default : gradients[output]);
        var length = end - first;
        if (length == batch.TargetLength) return Compute(prediction.Span, batch.Targets.Span, gradient.Span);
        var buffer = ArrayPool<float>.Shared.Rent(batch.Count * length);
        var part = buffer.AsSpan(0, batch.Count * length);
        for (var i = 0; i < batch.Count; i++) batch.Targets.Span.Slice((i * batch.TargetLength) + first, length).CopyTo(part[(i * length)..]);
        var loss = Compute(prediction.Span, part, gradient.Span);
        ArrayPool<float>.Shared.Return(buffer);
        return loss;
    }

    private protected abstract double Compute(ReadOnlySpan<float> prediction, ReadOnlySpan<float> targets, Span<float> gradient);
}
