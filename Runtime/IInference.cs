using System.Collections.Immutable;

namespace NetGen.Runtime;

/// <summary>
/// A network with its weights, ready to run: what tools use that take any network. A generated class has beside it a
/// <c>Run</c> with a parameter for each input and output.
/// </summary>
/// <remarks>May be called from several threads at once. After disposal a call throws; a call in progress finishes.</remarks>
public interface IInference : IDisposable
{
    /// <summary>What the network is.</summary>
    NetworkDescription Description { get; }

    /// <summary>Executes the network.</summary>
    /// <param name="inputs">The inputs in the order of the description; each holds batch items one after the other.</param>
    /// <param name="outputs">Where the outputs go, in the order of the description.</param>
    /// <param name="batch">How many items, at least 1.</param>
    /// <exception cref="ArgumentException">The number or the length of the inputs or outputs is wrong, or an output overlaps an input.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    void Run(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int batch = 1);

    /// <summary>Executes the network for one item and measures the steps of its code.</summary>
    /// <param name="inputs">The inputs in the order of the description.</param>
    /// <param name="outputs">Where the outputs go, in the order of the description.</param>
    /// <returns>The time of each of the description's <see cref="NetworkDescription.Steps"/>, in order.</returns>
    /// <exception cref="ArgumentException">The number or the length of the inputs or outputs is wrong, or an output overlaps an input.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    /// <example><code>foreach (var (step, microseconds) in net.Profile([image], [logits])) Console.WriteLine($"{step.Layer}: {microseconds:F1} µs");</code></example>
    ImmutableArray<StepTime> Profile(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs);
}
