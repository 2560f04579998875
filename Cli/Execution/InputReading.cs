using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Data;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Execution;

/// <summary>Reads the inputs of a network and finds the input size that they have.</summary>
static class InputReading
{
    /// <summary>The network at the first of its sizes that the files fit, and the files.</summary>
    /// <param name="network">The network; a size that was named is tried first.</param>
    /// <param name="paths">A file for each input, in the network's order.</param>
    /// <exception cref="CommandFailedException">A file does not exist or fits no size, or they differ in the number of items.</exception>
    /// <exception cref="InvalidFileException">One is no sound .npy file.</exception>
    public static (NetworkDescription Network, TensorFile[] Inputs) Read(NetworkDescription network, IReadOnlyList<string> paths)
    {
        NumericArray[] arrays = [.. paths.Select(p => NpyFile.Read(InputFile.Existing(p)))];
        var size = network.Sizes.Prepend(network).FirstOrDefault(s => s.Inputs.Zip(arrays, (i, a) => TensorFile.TryOf(a, i)).All(t => t is not null)) ?? network;
        TensorFile[] tensors = [.. size.Inputs.Select((input, i) => TensorFile.Of(paths[i], arrays[i], $"the input '{input.Name}'", input))];
        RequireItems(tensors, paths, tensors[0].Batch, paths[0]);
        return (size, tensors);
    }

    /// <summary>The gradients of a network's outputs.</summary>
    /// <param name="network">The network at the size of its inputs.</param>
    /// <param name="paths">A file for each output, in the network's order.</param>
    /// <param name="items">How many items each is to hold.</param>
    /// <param name="source">The file that says so.</param>
    /// <exception cref="CommandFailedException">A file does not exist or does not fit its output, or holds another number of items.</exception>
    /// <exception cref="InvalidFileException">One is no sound .npy file.</exception>
    public static TensorFile[] ReadGradients(NetworkDescription network, IReadOnlyList<string> paths, int items, string source)
    {
        TensorFile[] tensors = [.. network.Outputs.Select((output, i) =>
            TensorFile.Of(paths[i], NpyFile.Read(InputFile.Existing(paths[i])), $"the gradient of the output '{output.Name}'", output))];
        RequireItems(tensors, paths, items, source);
        return tensors;
    }

    static void RequireItems(TensorFile[] tensors, IReadOnlyList<string> paths, int items, string source)
    {
        var odd = Array.FindIndex(tensors, t => t.Batch != items);
        if (odd >= 0) throw new CommandFailedException($"{paths[odd]} holds {tensors[odd].Batch} items where {source} holds {items}.");
    }
}
