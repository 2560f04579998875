using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Data;

namespace NetGen.Cli.Execution;

/// <summary>A tensor of a network, read from a file.</summary>
/// <param name="Values">The numbers of all items.</param>
/// <param name="Batch">How many items there are.</param>
/// <param name="HasBatchDimension">Whether the file's first dimension counts the items; else it is one item.</param>
sealed record TensorFile(float[] Values, int Batch, bool HasBatchDimension)
{
    /// <summary>Holds the shape of an array that was read from a file to a tensor's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="array">What it holds.</param>
    /// <param name="what">What it is to be: <c>the input 'x'</c>.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="CommandFailedException">The shape is another.</exception>
    public static TensorFile Of(string path, NumericArray array, string what, TensorDescription tensor)
    {
        if (TryOf(array, tensor) is { } fitting) return fitting;
        var expected = Shapes.Text(tensor.Shape);
        throw new CommandFailedException(
            $"{path}: {what} expects the shape {expected}, or N×{expected} with N items; found {Shapes.Text(array.Shape)}.");
    }

    /// <summary>The array as one item or several of the tensor; null where its shape is another.</summary>
    public static TensorFile? TryOf(NumericArray array, TensorDescription tensor)
    {
        if (array.Shape.AsSpan().SequenceEqual(tensor.Shape.AsSpan())) return new(array.Values, 1, false);
        return array.Shape is [var batch and > 0, .. var item] && item.AsSpan().SequenceEqual(tensor.Shape.AsSpan()) ? new(array.Values, batch, true) : null;
    }
}
