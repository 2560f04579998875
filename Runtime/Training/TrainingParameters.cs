using System.Collections.Immutable;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>
/// A network's parameters while it is trained: all values in one contiguous buffer, the gradients of what is learned in another with
/// the same layout. What is learned comes first, then statistics and counters; each parameter starts at a multiple of
/// <see cref="Alignment"/> floats and what lies between two of them is zero in both buffers, so that an optimizer is one sweep.
/// </summary>
/// <example>
/// <code>
/// using var parameters = TrainingParameters.Load(WeightSource.FromSeed(1), description.Parameters);
/// parameters["fc.bias"].Clear();
/// parameters.Gradient("fc.bias").Fill(0.5f);
/// parameters.Save("start.safetensors");
/// using var net = description.CreateInference(parameters);
/// </code>
/// </example>
/// <remarks>As a <see cref="WeightSource"/> it gives copies of its values as they are at that moment.</remarks>
public sealed unsafe class TrainingParameters : WeightSource, IDisposable
{
    /// <summary>Every parameter starts at a multiple of so many floats: a cache line.</summary>
    public const int Alignment = AlignedMemory.Alignment / sizeof(float);

    readonly AlignedMemory values;
    readonly AlignedMemory gradients;
    readonly Dictionary<string, ParameterSlice> slices;

    /// <summary>Creates parameters whose values and gradients are zero.</summary>
    /// <param name="parameters">The entries of the network's state dictionary, with different names.</param>
    /// <exception cref="ArgumentException">Two entries have the same name.</exception>
    /// <exception cref="OverflowException">They are more floats than a span can hold.</exception>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory.</exception>
    public TrainingParameters(ImmutableArray<ParameterDescription> parameters)
    {
        Parameters = parameters;
        var offset = 0;
        var placed = new ParameterSlice[parameters.Length];
        Place(ParameterKind.Trainable);
        TrainableLength = offset;
        Place(ParameterKind.Buffer);
        Place(ParameterKind.Counter);
        Slices = [.. placed];
        slices = placed.ToDictionary(s => s.Name, StringComparer.Ordinal);
        values = new(offset);
        gradients = new(TrainableLength);

        void Place(ParameterKind kind)
        {
            for (var i = 0; i < placed.Length; i++)
            {
                if (parameters[i].Kind != kind) continue;
                placed[i] = new(parameters[i], offset);
                offset = checked(offset + placed[i].PaddedLength);
            }
        }
    }

    /// <summary>The entries of the state dictionary, in PyTorch's order.</summary>
    public ImmutableArray<ParameterDescription> Parameters { get; }

    /// <summary>Where each entry lies, in the order of <see cref="Parameters"/>.</summary>
    public ImmutableArray<ParameterSlice> Slices { get; }

    /// <summary>How many floats at the start of <see cref="Values"/> are learned, padding included: the length of <see cref="Gradients"/>.</summary>
    public int TrainableLength { get; }

    /// <summary>The threads that may share work on the parameters; null where they belong to no network in training.</summary>
    internal WorkerTeam? Team { get; set; }

    /// <summary>All values.</summary>
    /// <exception cref="ObjectDisposedException">The parameters are disposed.</exception>
    public Span<float> Values => values.Span;

    /// <summary>The gradients, at the offsets of the values.</summary>
    /// <exception cref="ObjectDisposedException">The parameters are disposed.</exception>
    public Span<float> Gradients => gradients.Span;

    /// <summary>The first of <see cref="Values"/>, aligned on 64 bytes.</summary>
    public float* ValuePointer => values.Pointer;

    /// <summary>The first of <see cref="Gradients"/>, aligned on 64 bytes.</summary>
    public float* GradientPointer => gradients.Pointer;

    /// <summary>A parameter's values, in PyTorch's order.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public Span<float> this[string name]
    {
        get
        {
            var slice = SliceOf(name);
            return Values.Slice(slice.Offset, slice.Length);
        }
    }

    /// <summary>The parameters with the values of a source.</summary>
    /// <param name="source">The source: a file, a seed or a state dictionary.</param>
    /// <param name="parameters">The entries of the network's state dictionary.</param>
    /// <exception cref="WeightMismatchException">The source does not fit the parameters.</exception>
    /// <exception cref="InvalidFileException">The source's file is malformed, or a value is not finite.</exception>
    public static TrainingParameters Load(WeightSource source, ImmutableArray<ParameterDescription> parameters)
    {
        var result = new TrainingParameters(parameters);
        try
        {
            result.Load(source);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    /// <summary>Replaces all values by those of a source; gradients stay. Nothing changes where the source does not fit.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="WeightMismatchException">The source does not fit the parameters.</exception>
    /// <exception cref="InvalidFileException">The source's file is malformed, or a value is not finite.</exception>
    public void Load(WeightSource source)
    {
        var loaded = StateDictionary.Load(source, Parameters);
        for (var i = 0; i < Slices.Length; i++) loaded[i].CopyTo(Values.Slice(Slices[i].Offset, Slices[i].Length));
    }

    /// <summary>Writes a safetensors file, whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => SafetensorsWriter.Write(path, Parameters, index => Values.Slice(Slices[index].Offset, Slices[index].Length));

    /// <summary>The slice of a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public ParameterSlice SliceOf(string name) =>
        slices.TryGetValue(name, out var slice) ? slice : throw new KeyNotFoundException($"The network has no parameter '{name}'.");

    /// <summary>A learned parameter's gradient, in PyTorch's order.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter, or it is not learned.</exception>
    public Span<float> Gradient(string name)
    {
        var slice = SliceOf(name);
        if (slice.Kind != ParameterKind.Trainable) throw new KeyNotFoundException($"'{name}' is not learned: it has no gradient.");
        return Gradients.Slice(slice.Offset, slice.Length);
    }

    /// <inheritdoc/>
    public override WeightReader Open(ImmutableArray<ParameterDescription> parameters)
    {
        var copy = new StateDictionary(Parameters);
        for (var i = 0; i < Slices.Length; i++) Values.Slice(Slices[i].Offset, Slices[i].Length).CopyTo(copy[i]);
        return copy.Open(parameters);
    }

    /// <summary>Frees both buffers.</summary>
    public void Dispose()
    {
        values.Dispose();
        gradients.Dispose();
    }
}
