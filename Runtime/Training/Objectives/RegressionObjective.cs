using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>A loss of the items' targets, element by element.</summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that it is of.</param>
public sealed class RegressionObjective(ElementwiseLoss loss, int output = 0) : BatchObjective
{
    readonly int output = Hyperparameter.NotNegative(output, nameof(output));

    /// <inheritdoc/>
    public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return loss.Compute(outputs[output].Span, batch.Targets.Span, gradients.IsEmpty ? default : gradients[output].Span);
    }
}
