using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>A network's weights in memory, under PyTorch's names and in its order.</summary>
/// <example>
/// <code>
/// var weights = StateDictionary.Load(WeightSource.FromSeed(1), description.Parameters);
/// weights["fc.bias"].Clear();
/// weights.Save("start.safetensors");
/// using var net = description.CreateInference(weights);
/// </code>
/// </example>
public sealed class StateDictionary : WeightSource
{
    readonly float[][] values;
    readonly Dictionary<string, int> indices;

    /// <summary>Creates a dictionary whose values are zero.</summary>
    /// <param name="parameters">Its entries, with different names.</param>
    /// <exception cref="ArgumentException">Two entries have the same name.</exception>
    public StateDictionary(ImmutableArray<ParameterDescription> parameters)
        : this(parameters, [.. parameters.Select(p => new float[p.Length])])
    {
    }

    StateDictionary(ImmutableArray<ParameterDescription> parameters, float[][] values)
    {
        Parameters = parameters;
        this.values = values;
        indices = Enumerable.Range(0, parameters.Length).ToDictionary(i => parameters[i].Name, StringComparer.Ordinal);
    }

    /// <summary>The entries.</summary>
    public ImmutableArray<ParameterDescription> Parameters { get; }

    /// <summary>The values of an entry, to read and to write.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public Span<float> this[string name] => indices.TryGetValue(name, out var index)
        ? values[index]
        : throw new KeyNotFoundException($"The network has no parameter '{name}'.");

    /// <summary>The values of an entry, to read and to write.</summary>
    /// <param name="index">Its index in <see cref="Parameters"/>.</param>
    public Span<float> this[int index] => values[index];

    /// <summary>Reads all weights of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <exception cref="WeightMismatchException">The source does not fit the parameters.</exception>
    /// <exception cref="InvalidFileException">The source's file is malformed, or a value is not finite.</exception>
    public static StateDictionary Load(WeightSource source, ImmutableArray<ParameterDescription> parameters)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var reader = source.Open(parameters);
        return new(parameters, [.. Enumerable.Range(0, parameters.Length).Select(reader.Read)]);
    }

    /// <summary>
    /// Writes a safetensors file, whole or not at all. The bytes depend on nothing but the names, shapes and values. Counters become I64, everything else F32.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => SafetensorsWriter.Write(path, Parameters, index => values[index]);

    /// <summary>Finds a network's parameters in this dictionary.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <exception cref="WeightMismatchException">Parameters are missing, unexpected or of another shape.</exception>
    public override WeightReader Open(ImmutableArray<ParameterDescription> parameters)
    {
        var entries = Parameters.Select(p => new TensorEntry(p.Name, [.. p.Shape.Select(d => (long)d)], StorageType.F32)).ToImmutableArray();
        var matches = WeightMatcher.Match("The state dictionary", parameters, entries, WeightOptions.Default);
        return new(parameters, index => matches[index] < 0 ? new float[parameters[index].Length] : (float[])values[matches[index]].Clone());
    }
}
