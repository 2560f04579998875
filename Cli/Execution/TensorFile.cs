using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Data;

namespace NetGen.Cli.Execution;

/// <summary>An input of a network, read from a file.</summary>
/// <param name="Values">The numbers of all items.</param>
/// <param name="Batch">How many items there are.</param>
/// <param name="HasBatchDimension">Whether the file's first dimension counts the items; else it is one item.</param>
sealed record TensorFile(float[] Values, int Batch, bool HasBatchDimension)
{
    /// <summary>Holds the shape of an array that was read from a file to the input's.</summary>
    /// <exception cref="CommandFailedException">The shape is another.</exception>
    public static TensorFile Of(string path, NumericArray array, TensorDescription input)
    {
        if (TryOf(array, input) is { } tensor) return tensor;
        var expected = Shapes.Text(input.Shape);
        throw new CommandFailedException(
            $"{path}: the input '{input.Name}' expects the shape {expected}, or N×{expected} with N items; found {Shapes.Text(array.Shape)}.");
    }

    /// <summary>The array as one item or several of the input; null where its shape is another.</summary>
    public static TensorFile? TryOf(NumericArray array, TensorDescription input)
    {
        if (array.Shape.AsSpan().SequenceEqual(input.Shape.AsSpan())) return new(array.Values, 1, false);
        return array.Shape is [var batch and > 0, .. var item] && item.AsSpan().SequenceEqual(input.Shape.AsSpan()) ? new(array.Values, batch, true) : null;
    }
}
