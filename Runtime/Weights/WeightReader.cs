using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>A network's weights while it is loaded: matched with its parameters.</summary>
/// <remarks>Several threads may read at once.</remarks>
public sealed class WeightReader : IDisposable
{
    readonly Func<int, float[]> read;
    readonly ParameterPart? readPart;
    readonly IDisposable? owned;

    internal WeightReader(ImmutableArray<ParameterDescription> parameters, Func<int, float[]> read, ParameterPart? readPart = null, IDisposable? owned = null)
    {
        Parameters = parameters;
        this.read = read;
        this.readPart = readPart;
        this.owned = owned;
    }

    /// <summary>The parameters that the weights were matched with.</summary>
    public ImmutableArray<ParameterDescription> Parameters { get; }

    /// <summary>Reads a parameter's values.</summary>
    /// <param name="index">The parameter's index.</param>
    /// <returns>An array of the caller's own, in PyTorch's order. A counter that is absent is zero.</returns>
    /// <exception cref="InvalidFileException">A value is not finite, or the file was cut off since it was opened.</exception>
    public float[] Read(int index) => read(index);

    /// <summary>Whether parts of a parameter can be read without the rest.</summary>
    internal bool ReadsParts => readPart is not null;

    /// <summary>Reads some of a parameter's values.</summary>
    /// <param name="index">The parameter's index.</param>
    /// <param name="start">The first value.</param>
    /// <param name="destination">Where they go.</param>
    /// <exception cref="InvalidFileException">A value is not finite, or the file was cut off since it was opened.</exception>
    internal void ReadPart(int index, long start, Span<float> destination) => readPart!(index, start, destination);

    /// <summary>Closes the file behind it.</summary>
    public void Dispose() => owned?.Dispose();
}
