using NetGen.Runtime.Training;

namespace NetGen.Runtime;

/// <summary>
/// A network in training, forward and backward over batches: what tools use that train any network. A generated class has beside it a
/// <c>Forward</c> and a <c>Backward</c> with a parameter for each input and output. One call at a time.
/// </summary>
/// <example>
/// <code>
/// using var training = description.CreateTraining(WeightSource.FromSeed(1), new(Batch: 32, Seed: 1));
/// using var optimizer = new Adam(training.Parameters, 1e-3);
/// training.Forward([images], [logits], items: 32);
/// var loss = crossEntropy.Compute(logits.Span, labels, gradients.Span);
/// training.Backward([gradients], []);
/// optimizer.Step();
/// </code>
/// </example>
public interface ITraining : IDisposable
{
    /// <summary>What the network is.</summary>
    NetworkDescription Description { get; }

    /// <summary>The parameters and their gradients, which optimizers read and write.</summary>
    TrainingParameters Parameters { get; }

    /// <summary>The most items of a batch.</summary>
    int Batch { get; }

    /// <summary>The instruction set that it runs on.</summary>
    InstructionSetKind InstructionSet { get; }

    /// <summary>How many threads work on one call. The bits of a result do not depend on it.</summary>
    int Threads { get; }

    /// <summary>What random numbers in training, such as those of dropout, are drawn from: at first that of the <see cref="TrainingOptions"/>.</summary>
    ulong Seed { get; set; }

    /// <summary>
    /// How many batches went forward. With the <see cref="Seed"/> it is what dropout is drawn from: a training that goes on from a checkpoint sets both to what they
    /// were, and then draws what it would have drawn.
    /// </summary>
    uint Step { get; set; }

    /// <summary>Runs a batch forward in training mode, with the parameters as they are now; running statistics go on.</summary>
    /// <param name="inputs">The inputs in the order of the description; each holds the items one after the other.</param>
    /// <param name="outputs">Where the outputs go, in the order of the description.</param>
    /// <param name="items">How many items, from 1 to <see cref="Batch"/>.</param>
    /// <exception cref="ArgumentException">The number or the length of the inputs or outputs is wrong, or there are more items than a batch has.</exception>
    /// <exception cref="ObjectDisposedException">The training is disposed.</exception>
    void Forward(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int items);

    /// <summary>Runs back from the gradients of the outputs; those of the parameters replace what <see cref="Parameters"/> held.</summary>
    /// <param name="outputGradients">∂loss/∂output of the items that went forward, for each output in the order of the description.</param>
    /// <param name="inputGradients">
    /// Where ∂loss/∂input goes, for each input in the order of the description; empty where it is not wanted, and none at all where none is.
    /// An input that no gradient flows to, such as one of indices, gets zeros.
    /// </param>
    /// <exception cref="ArgumentException">The number or the length of the gradients is wrong.</exception>
    /// <exception cref="InvalidOperationException">Nothing went forward since the last backward pass.</exception>
    /// <exception cref="ObjectDisposedException">The training is disposed.</exception>
    void Backward(ReadOnlySpan<ReadOnlyMemory<float>> outputGradients, ReadOnlySpan<Memory<float>> inputGradients);

    /// <summary>
    /// Runs something that goes forward and back, and looks at every value right after the layer that computes it: slow, to find where a number came
    /// from. <see cref="Step"/> and the running statistics are afterwards what they were.
    /// </summary>
    /// <param name="steps">What calls <see cref="Forward"/> and <see cref="Backward"/>.</param>
    /// <returns>The first value that is infinite or no number; null where all are finite, or where the network does not know its values.</returns>
    NonFiniteValue? Examine(Action steps);

    /// <summary>The network with a copy of the parameters as they are now, ready to run on the same instruction set.</summary>
    /// <param name="threads">Threads that work on one call; 0 stands for one on each physical core.</param>
    IInference CreateInference(int threads = 0);
}
