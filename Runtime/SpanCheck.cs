using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The checks of a generated Run's arguments.</summary>
public static class SpanCheck
{
    /// <summary>Checks the size of a batch.</summary>
    /// <param name="batch">How many items.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Batch(int batch)
    {
        if (batch < 1) ThrowBatch(batch);
    }

    /// <summary>Checks the length of a span.</summary>
    /// <param name="name">The name of the input or output.</param>
    /// <param name="expected">The floats of one item times the batch.</param>
    /// <param name="actual">The length of the span.</param>
    /// <exception cref="ArgumentException">They differ; the message names the span, what is expected and what was found.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(string name, long expected, int actual)
    {
        if (expected != actual) ThrowLength(name, expected, actual);
    }

    /// <summary>Checks that an output does not overlap an input: it is written while the input is still read.</summary>
    /// <param name="inputName">The name of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="outputName">The name of the output.</param>
    /// <param name="output">The output.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Separate(string inputName, ReadOnlySpan<float> input, string outputName, ReadOnlySpan<float> output)
    {
        if (input.Overlaps(output)) ThrowOverlap(inputName, outputName);
    }

    /// <summary>Checks how many inputs or outputs a tool passes.</summary>
    /// <param name="what"><c>inputs</c> or <c>outputs</c>.</param>
    /// <param name="expected">How many the network has.</param>
    /// <param name="actual">How many were passed.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void Count(string what, int expected, int actual)
    {
        if (expected != actual) throw new ArgumentException($"The network has {expected} {what}; {actual} were passed.", what);
    }

    [DoesNotReturn]
    static void ThrowBatch(int batch) => throw new ArgumentOutOfRangeException(nameof(batch), batch, "A batch has at least 1 item.");

    [DoesNotReturn]
    static void ThrowLength(string name, long expected, int actual) =>
        throw new ArgumentException($"'{name}' holds {actual:N0} floats where {expected:N0} are expected.", name);

    [DoesNotReturn]
    static void ThrowOverlap(string inputName, string outputName) =>
        throw new ArgumentException($"The output '{outputName}' overlaps the input '{inputName}'.", outputName);
}
