using System.Collections.Immutable;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Execution;

/// <summary>One batch forward and backward in training mode, with dropout off, from weights that stay as they are.</summary>
static class TrainingStep
{
    /// <summary>What the gradient of the only input is called; with a dot and its name where there are several.</summary>
    public const string InputKey = "input";

    /// <summary>The gradients of all learned parameters, under their names, and of the inputs, with a batch dimension where the file has one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">Its weights.</param>
    /// <param name="options">How it is executed.</param>
    /// <param name="inputs">Its inputs, of equally many items.</param>
    /// <param name="outputGradients">The gradients of its outputs, of as many items.</param>
    public static StateDictionary Gradients(
        NetworkDescription network, WeightSource source, InferenceOptions options, IReadOnlyList<TensorFile> inputs, IReadOnlyList<TensorFile> outputGradients)
    {
        var batch = inputs[0].Batch;
        using var training = network.CreateTraining(source, new(batch, Threads: options.Threads, InstructionSet: options.InstructionSet, Dropout: false));
        var outputs = network.Outputs.Select(o => (Memory<float>)new float[checked(o.Length * batch)]).ToArray();
        training.Forward([.. inputs.Select(i => (ReadOnlyMemory<float>)i.Values)], outputs, batch);
        var inputGradients = inputs.Select(i => new float[i.Values.Length]).ToArray();
        training.Backward([.. outputGradients.Select(g => (ReadOnlyMemory<float>)g.Values)], [.. inputGradients.Select(g => (Memory<float>)g)]);

        var result = new StateDictionary(Describe(network, inputs));
        var learned = result.Parameters.Length - inputGradients.Length;
        for (var i = 0; i < learned; i++) training.Parameters.Gradient(result.Parameters[i].Name).CopyTo(result[i]);
        for (var i = 0; i < inputGradients.Length; i++) inputGradients[i].CopyTo(result[learned + i]);
        return result;
    }

    /// <summary>The names and shapes of these gradients.</summary>
    public static ImmutableArray<ParameterDescription> Describe(NetworkDescription network, IReadOnlyList<TensorFile> inputs) =>
    [
        .. network.Parameters.Where(p => p.Kind == ParameterKind.Trainable),
        .. network.Inputs.Select((input, i) => new ParameterDescription(
            network.Inputs.Length == 1 ? InputKey : $"{InputKey}.{input.Name}", ParameterKind.Buffer, default,
            inputs[i].HasBatchDimension ? [inputs[i].Batch, .. input.Shape] : [.. input.Shape])),
    ];
}
