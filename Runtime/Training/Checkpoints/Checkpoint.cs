using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Checkpoints;

/// <summary>
/// Several states in one safetensors file, such as a network's weights and an optimizer's moments: the entries of a part have its name and a slash
/// before theirs. Written whole or not at all; a checksum over all names and values is checked when it is read.
/// </summary>
/// <example>
/// <code>
/// Checkpoint.Write("run.safetensors", ("model", average.ToWeights()), ("optimizer", optimizer.SaveState()));
/// var checkpoint = Checkpoint.Read("run.safetensors");
/// parameters.Load(checkpoint.Part("model", parameters.Parameters));
/// </code>
/// </example>
public sealed class Checkpoint
{
    const string ChecksumName = "checksum";
    const char Slash = '/';
    const int ChecksumWords = 4;

    readonly string path;
    readonly StateDictionary entries;

    Checkpoint(string path, StateDictionary entries) => (this.path, this.entries) = (path, entries);

    /// <summary>The names of the parts.</summary>
    public ImmutableArray<string> Parts =>
        [.. entries.Parameters.Select(p => p.Name.Split(Slash)[0]).Where(name => name != ChecksumName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="parts">The states, each with the name of its part.</param>
    /// <exception cref="ArgumentException">Two parts have the same name, or one is empty or has a slash.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, params IReadOnlyList<(string Part, StateDictionary State)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var checksum = StateNumbers.Save([ChecksumName], [0]);
        List<(ParameterDescription Description, StateDictionary State, int Index)> written = [];
        foreach (var (part, state) in parts)
        {
            if (part.Length == 0 || part == ChecksumName || part.Contains(Slash, StringComparison.Ordinal)) throw new ArgumentException($"'{part}' cannot be a part's name.", nameof(parts));
            if (parts.Count(p => p.Part == part) > 1) throw new ArgumentException($"Two parts are called '{part}'.", nameof(parts));
            written.AddRange(state.Parameters.Select((p, i) => (new ParameterDescription(part + Slash + p.Name, p.Kind, p.Initializer, [.. p.Shape]), state, i)));
        }

        ParameterDescription[] own = [.. written.Select(w => w.Description)];
        StateNumbers.Write(ChecksumOf(own, i => written[i].State[written[i].Index]), checksum[0]);
        // Nothing is copied: the states may be large.
        SafetensorsWriter.Write(path, [.. own, .. checksum.Parameters], i => i < own.Length ? written[i].State[written[i].Index] : checksum[0]);
    }

    /// <summary>Reads a file and checks it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The file is malformed, cut off or damaged, or is no checkpoint.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static Checkpoint Read(string path)
    {
        using var file = WeightFile.Open(path);
        if (!file.Entries.Any(e => e.Name == ChecksumName && e.Shape is [ChecksumWords])) throw new InvalidFileException(path, "it is no checkpoint: it has no checksum.");
        foreach (var entry in file.Entries)
        {
            if (entry.Shape.Any(d => d > int.MaxValue) || entry.Length > Array.MaxLength) throw new InvalidFileException(path, $"the tensor '{entry.Name}' is too large.");
        }

        var entries = new StateDictionary([.. file.Entries.Select(e => new ParameterDescription(e.Name, ParameterKind.Buffer, default, [.. e.Shape.Select(d => (int)d)]))]);
        for (var i = 0; i < file.Entries.Length; i++) file.ReadFloat32(file.Entries[i].Name, entries[i]);
        var found = ChecksumOf(entries.Parameters, i => entries[i]);
        Span<float> words = stackalloc float[ChecksumWords];
        StateNumbers.Write(found, words);
        // Bit for bit: damage to the words themselves may stand for the same number.
        if (MemoryMarshal.AsBytes(words).SequenceEqual(MemoryMarshal.AsBytes(entries[ChecksumName]))) return new(path, entries);
        throw new InvalidFileException(path, $"the checksum is {(uint)found:x8}, and not what is stored: the file is damaged.");
    }

    /// <summary>A part's state.</summary>
    /// <param name="name">The part.</param>
    /// <param name="parameters">The entries that it is to have.</param>
    /// <exception cref="InvalidFileException">There is no such part.</exception>
    /// <exception cref="WeightMismatchException">It has other entries.</exception>
    public StateDictionary Part(string name, ImmutableArray<ParameterDescription> parameters)
    {
        var prefix = name + Slash;
        var own = entries.Parameters.Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        if (own.Length == 0 && parameters.Length > 0) throw new InvalidFileException(path, $"it has no part '{name}', but {string.Join(", ", Parts)}.");
        var part = new StateDictionary([.. own.Select(p => new ParameterDescription(p.Name[prefix.Length..], p.Kind, p.Initializer, [.. p.Shape]))]);
        for (var i = 0; i < own.Length; i++) entries[own[i].Name].CopyTo(part[i]);
        return StateDictionary.Load(part, parameters);
    }

    /// <summary>CRC-32C over names and values, in the ordinal order of the names.</summary>
    static double ChecksumOf(IReadOnlyList<ParameterDescription> entries, Func<int, ReadOnlySpan<float>> values)
    {
        var checksum = new Crc32C();
        foreach (var index in Enumerable.Range(0, entries.Count).Where(i => entries[i].Name != ChecksumName).OrderBy(i => entries[i].Name, StringComparer.Ordinal))
        {
            checksum.Add(Encoding.UTF8.GetBytes(entries[index].Name));
            checksum.Add(MemoryMarshal.AsBytes(values(index)));
        }

        return checksum.Value;
    }
}
