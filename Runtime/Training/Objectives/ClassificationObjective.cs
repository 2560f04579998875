using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>
/// A loss of labels. Of items that are mixtures of two it is the mixture of the losses, which for cross-entropy is the loss of the mixed target.
/// </summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that it is of.</param>
public sealed class ClassificationObjective(ClassificationLoss loss, int output = 0) : BatchObjective
{
    readonly MixedLoss mixed = new(loss);
    readonly int output = Hyperparameter.NotNegative(output, nameof(output));

    /// <inheritdoc/>
    public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var gradient = gradients.IsEmpty ? default : gradients[output].Span;
        return batch.Share == 1
            ? loss.Compute(outputs[output].Span, batch.Labels, gradient)
            : mixed.Compute(outputs[output].Span, batch.Labels, batch.SecondLabels, batch.Share, gradient);
    }
}
