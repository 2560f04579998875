using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>What training makes small: from a batch and the network's outputs to a number and its gradients.</summary>
/// <example>
/// A classifier with an auxiliary head:
/// <code>
/// var objective = new SumObjective(
///     new ClassificationObjective(new CrossEntropyLoss(1000)),
///     new ClassificationObjective(new CrossEntropyLoss(1000) { Weight = 0.3 }, output: 1));
/// </code>
/// </example>
public abstract class BatchObjective
{
    /// <summary>The number, and its gradients.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="outputs">What the network computed, in the order of its description.</param>
    /// <param name="gradients">
    /// For each output where the gradient goes, zero before; none at all where only the number is asked for.
    /// </param>
    /// <returns>The number: the mean over the items, as a rule.</returns>
    public abstract double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients);

    /// <summary>Called once for each batch that the network is trained on, after its gradients are computed: an objective may learn from it too.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="outputs">What the network computed.</param>
    public virtual void Trained(Batch batch, ReadOnlySpan<Memory<float>> outputs)
    {
    }

    /// <summary>What <see cref="Trained"/> has learnt, for a checkpoint; no entries where that is nothing.</summary>
    public virtual StateDictionary SaveState() => new([]);

    /// <summary>Takes over what <see cref="SaveState"/> gave.</summary>
    /// <param name="source">The state.</param>
    /// <exception cref="WeightMismatchException">It is of another objective; nothing changes then.</exception>
    public virtual void LoadState(WeightSource source)
    {
    }
}
