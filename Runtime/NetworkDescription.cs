using System.Collections.Immutable;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime;

/// <summary>What a network is, for tools that take any network. The generator writes one for every network class.</summary>
public abstract class NetworkDescription
{
    /// <summary>The name of the network's class; for a further input size with that of the nested class: <c>ResNet18.At64x64</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The network at each of its input sizes, the default first; all share one set of weights.</summary>
    public virtual ImmutableArray<NetworkDescription> Sizes => [this];

    /// <summary>The inputs, in the order of Forward's parameters.</summary>
    public abstract ImmutableArray<TensorDescription> Inputs { get; }

    /// <summary>The outputs, in the order in which Forward returns them.</summary>
    public abstract ImmutableArray<TensorDescription> Outputs { get; }

    /// <summary>The entries of the state dictionary, in PyTorch's order.</summary>
    public abstract ImmutableArray<ParameterDescription> Parameters { get; }

    /// <summary>How many scalars are learned, shared ones counted once.</summary>
    public long ParameterCount => Parameters.Where(p => p.Kind == ParameterKind.Trainable).Sum(p => (long)p.Length);

    /// <summary>Multiply-adds of the convolutions, linear layers and matrix products for one item of the batch, without bias.</summary>
    public abstract long MultiplyAdds { get; }

    /// <summary>The report as a table of the layers.</summary>
    public abstract string ReportText { get; }

    /// <summary>The report as JSON, in UTF-8.</summary>
    public abstract ReadOnlySpan<byte> ReportJson { get; }

    /// <summary>The bytes of one workspace for one item of the batch: everything that a run writes except its outputs.</summary>
    /// <param name="instructionSet">The instruction set.</param>
    public abstract long ArenaBytes(InstructionSetKind instructionSet);

    /// <summary>The steps of the code that runs it, in order: what <see cref="IInference.Profile"/> measures.</summary>
    /// <param name="instructionSet">The instruction set.</param>
    public virtual ImmutableArray<StepDescription> Steps(InstructionSetKind instructionSet) => [];

    /// <summary>The network with weights, ready to run.</summary>
    /// <param name="weights">Where the weights come from.</param>
    /// <param name="options">How it is executed; null stands for <see cref="InferenceOptions.Default"/>.</param>
    /// <exception cref="WeightMismatchException">The weights are not those of this network.</exception>
    /// <exception cref="InvalidFileException">The weight file is malformed, or a weight is not finite.</exception>
    /// <exception cref="PlatformNotSupportedException">The instruction set is not supported here.</exception>
    public abstract IInference CreateInference(WeightSource weights, InferenceOptions? options = null);

    /// <summary>Whether there is code that trains it.</summary>
    public virtual bool HasTraining => false;

    /// <summary>The network with weights, ready to be trained.</summary>
    /// <param name="weights">Where the weights come from.</param>
    /// <param name="options">How it is trained.</param>
    /// <exception cref="NotSupportedException">There is no code that trains it.</exception>
    /// <exception cref="WeightMismatchException">The weights are not those of this network.</exception>
    /// <exception cref="InvalidFileException">The weight file is malformed, or a weight is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive, or the number of threads is negative or absurd.</exception>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory of a batch.</exception>
    /// <exception cref="PlatformNotSupportedException">The instruction set is not supported here.</exception>
    public virtual ITraining CreateTraining(WeightSource weights, TrainingOptions options) =>
        throw new NotSupportedException($"'{Name}' has no training code: its class is to be declared [Network(Training = true)].");
}
