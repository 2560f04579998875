using System.Collections.Immutable;
using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Loop;

/// <summary>Memory for what a network gives of a batch, or for its gradients.</summary>
sealed class BatchOutputs
{
    readonly float[][] arrays;
    readonly int[] lengths;
    readonly Memory<float>[] current;
    readonly ReadOnlyMemory<float>[] readable;

    /// <summary>Makes memory for the largest batch.</summary>
    /// <exception cref="ArgumentException">The items are not those of the network's inputs.</exception>
    public BatchOutputs(NetworkDescription network, DataLoader loader)
    {
        if (!network.Inputs.Select(i => i.Length).SequenceEqual(loader.InputLengths.Select(l => (long)l)))
        {
            var (what, inputs) = (network.Inputs.Length == 1 ? "The input of" : "The inputs of", network.Inputs.Select(i => i.Shape));
            throw new ArgumentException($"{what} '{network.Name}' {(network.Inputs.Length == 1 ? "is" : "are")} {Text(inputs)}; the items are {Text(loader.Dataset.Inputs)}.", nameof(loader));
        }

        lengths = [.. network.Outputs.Select(o => (int)o.Length)];
        arrays = [.. lengths.Select(length => new float[checked(length * loader.LargestBatch)])];
        (current, readable) = (new Memory<float>[arrays.Length], new ReadOnlyMemory<float>[arrays.Length]);
    }

    static string Text(IEnumerable<ImmutableArray<int>> shapes) => string.Join(" and ", shapes.Select(s => ShapeText.Of(s)));

    /// <summary>The memory that <see cref="Of"/> gave last.</summary>
    public ReadOnlySpan<ReadOnlyMemory<float>> Readable => readable;

    /// <summary>The memory of so many items.</summary>
    public ReadOnlySpan<Memory<float>> Of(int items)
    {
        for (var i = 0; i < arrays.Length; i++) current[i] = arrays[i].AsMemory(0, lengths[i] * items);
        for (var i = 0; i < current.Length; i++) readable[i] = current[i];
        return current;
    }
}
