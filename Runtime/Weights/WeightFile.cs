using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>
/// Named tensors in a file: safetensors, or an .npz archive of NumPy. Opening validates the structure; numbers are read on demand, straight to where they go.
/// </summary>
/// <example>
/// <code>
/// using var file = WeightFile.Open("resnet18.safetensors");
/// var weight = new float[file["fc.weight"].Length];
/// file.ReadFloat32("fc.weight", weight);
/// </code>
/// </example>
/// <remarks>The file must not be changed while it is open. Several threads may read at once.</remarks>
public abstract class WeightFile : IDisposable
{
    readonly Dictionary<string, int> indices;

    private protected WeightFile(string path, ImmutableArray<TensorEntry> entries)
    {
        Path = path;
        Entries = entries;
        indices = new(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!indices.TryAdd(entries[i].Name, i)) throw new InvalidFileException(path, $"the tensor '{entries[i].Name}' occurs twice.");
        }
    }

    /// <summary>The path that the file was opened with.</summary>
    public string Path { get; }

    /// <summary>The tensors, in the order of the file.</summary>
    public ImmutableArray<TensorEntry> Entries { get; }

    /// <summary>A tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">The file has no such tensor.</exception>
    public TensorEntry this[string name] => Entries[IndexOf(name)];

    /// <summary>Opens a file; whether it is safetensors or .npz is told from its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The file is malformed.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static WeightFile Open(string path) => NpzFile.HasSignature(path) ? NpzFile.Open(path) : SafetensorsFile.Open(path);

    /// <summary>Whether the file has a tensor.</summary>
    /// <param name="name">Its name.</param>
    public bool Contains(string name) => indices.ContainsKey(name);

    /// <summary>
    /// Reads a tensor as floats. Exact for F32, F16, BF16, Bool and the 8- and 16-bit integers; F64 and wider integers are rounded
    /// to the nearest float. NaN and infinity are passed on.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">Where its numbers go, in C order: exactly as long as the tensor.</param>
    /// <exception cref="KeyNotFoundException">The file has no such tensor.</exception>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="InvalidFileException">The file was cut off or changed since it was opened.</exception>
    public void ReadFloat32(string name, Span<float> destination) => ReadFloat32(IndexOf(name), destination);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    internal void ReadFloat32(int index, Span<float> destination)
    {
        SpanCheck.Length(nameof(destination), Entries[index].Length, destination.Length);
        ReadValues(index, destination);
    }

    internal void ReadFloat32(int index, long start, Span<float> destination)
    {
        if (start < 0 || start > Entries[index].Length - destination.Length) throw new ArgumentOutOfRangeException(nameof(start), start, "The part lies outside the tensor.");
        ReadValues(index, start, destination);
    }

    /// <summary>Whether parts of a tensor are read without the rest.</summary>
    internal virtual bool ReadsParts => false;

    private protected abstract void ReadValues(int index, Span<float> destination);

    private protected virtual void ReadValues(int index, long start, Span<float> destination) => throw new NotSupportedException();

    /// <summary>Closes the file.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);

    int IndexOf(string name) =>
        indices.TryGetValue(name, out var index) ? index : throw new KeyNotFoundException($"{Path} has no tensor '{name}'.");
}
