using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>
/// A <see cref="CenterLoss"/> of an output of features. The centres follow each batch that is trained on, go into checkpoints and come back from them.
/// </summary>
/// <param name="loss">The loss.</param>
/// <param name="output">The index of the output that has the features.</param>
/// <example>
/// Beside a cross-entropy, for a network whose outputs are logits and features:
/// <code>
/// var objective = new SumObjective(
///     new ClassificationObjective(new CrossEntropyLoss(10)),
///     new CenterObjective(new CenterLoss(classes: 10, dimensions: 64) { Weight = 0.01 }, output: 1));
/// </code>
/// </example>
public sealed class CenterObjective(CenterLoss loss, int output = 0) : BatchObjective
{
    const string Centers = "centers";

    readonly int output = Hyperparameter.NotNegative(output, nameof(output));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The items are mixtures: no centre is theirs.</exception>
    public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Share != 1) throw new ArgumentException("The items are mixtures of two; centres are of items of one class.", nameof(batch));
        return loss.Compute(outputs[output].Span, batch.Labels, gradients.IsEmpty ? default : gradients[output].Span);
    }

    /// <inheritdoc/>
    public override void Trained(Batch batch, ReadOnlySpan<Memory<float>> outputs)
    {
        ArgumentNullException.ThrowIfNull(batch);
        loss.Update(outputs[output].Span, batch.Labels);
    }

    /// <inheritdoc/>
    public override StateDictionary SaveState()
    {
        var state = new StateDictionary([new(Centers, ParameterKind.Buffer, default, loss.Classes, loss.Dimensions)]);
        loss.Centers.CopyTo(state[0]);
        return state;
    }

    /// <inheritdoc/>
    public override void LoadState(WeightSource source) => StateDictionary.Load(source, SaveState().Parameters)[0].CopyTo(loss.Centers);
}
