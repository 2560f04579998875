using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>The cross-entropy of targets that are distributions over the classes, as those of mixtures or of another network.</summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that it is of.</param>
public sealed class SoftTargetObjective(CrossEntropyLoss loss, int output = 0) : BatchObjective
{
    readonly int output = Hyperparameter.NotNegative(output, nameof(output));

    /// <inheritdoc/>
    public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return loss.ComputeSoft(outputs[output].Span, batch.Targets.Span, gradients.IsEmpty ? default : gradients[output].Span);
    }
}
