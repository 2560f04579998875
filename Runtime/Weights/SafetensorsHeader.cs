using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Runtime.Weights;

/// <summary>
/// The header of a safetensors file. Everything is validated that the reference implementation of Hugging Face validates
/// (safetensors/src/tensor.rs): a tensor's bytes are exactly its own, and every byte belongs to a tensor.
/// </summary>
sealed class SafetensorsHeader
{
    /// <summary>The largest header, in bytes, as the reference has it.</summary>
    public const int MaximumBytes = 100_000_000;

    const int MaximumDepth = 8;
    const string MetadataKey = "__metadata__";

    readonly string path;
    readonly List<Located> located = [];
    readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);

    SafetensorsHeader(string path) => this.path = path;

    /// <summary>A tensor, and where its bytes start after the header.</summary>
    public readonly record struct Located(TensorEntry Entry, long Begin, long End);

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<Located> Tensors => located;

    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Parses and validates.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="json">The header without its length.</param>
    /// <param name="dataLength">How many bytes follow the header.</param>
    public static SafetensorsHeader Parse(string path, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path);
        // The format allows nothing before the brace, and only spaces after the last one.
        json = json.TrimEnd((byte)' ');
        if (json.IsEmpty || json[0] != '{' || json[^1] != '}') throw header.Invalid("the header is not a JSON object.");
        if (!Utf8.IsValid(json)) throw header.Invalid("the header is not valid UTF-8.");
        try
        {
            header.ReadTensors(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw header.Invalid($"the header is not valid JSON: {exception.Message}", exception);
        }

        header.CheckLayout(dataLength);
        return header;
    }

    void ReadTensors(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        var names = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        while (ReadProperty(ref reader, out var name))
        {
            if (!names.Add(name)) throw Invalid($"the header has the key '{name}' twice.");
            if (reader.TokenType != JsonTokenType.StartObject) throw Invalid($"the header's '{name}' is not an object.");
            if (name == MetadataKey) ReadMetadata(ref reader);
            else located.Add(ReadTensor(ref reader, name));
        }

        // Throws on whatever follows the object.
        reader.Read();
    }

    void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (ReadProperty(ref reader, out var key))
        {
            if (reader.TokenType != JsonTokenType.String) throw Invalid($"the metadata '{key}' is not a string.");
            if (!metadata.TryAdd(key, reader.GetString()!)) throw Invalid($"the metadata has the key '{key}' twice.");
        }
    }

    Located ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        while (ReadProperty(ref reader, out var key))
        {
            switch (key)
            {
                case "dtype" when type is null:
                    type = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Invalid($"the dtype of '{name}' is not a string.");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name, key);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Invalid($"the tensor '{name}' has the key '{key}' twice.");
                default:
                    reader.Skip();
                    break;
            }
        }

        if (type is null) throw Invalid($"the tensor '{name}' has no dtype.");
        if (shape is null) throw Invalid($"the tensor '{name}' has no shape.");
        if (offsets is not [var begin, var end]) throw Invalid($"the tensor '{name}' has no data_offsets of two numbers.");
        var entry = new TensorEntry(name, ImmutableArray.Create(shape), ParseType(type, name));
        var bytes = ByteLength(entry);
        if (end - begin != bytes)
        {
            throw Invalid($"the tensor '{name}' ({entry.Type}, {ShapeText.Of(shape)}) needs {bytes:N0} bytes; its data_offsets are [{begin}, {end}].");
        }

        return new(entry, begin, end);
    }

    long[] ReadNumbers(ref Utf8JsonReader reader, string name, string key)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Invalid($"the {key} of '{name}' is not an array.");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
            {
                throw Invalid($"the {key} of '{name}' holds something that is not a whole number from 0 to 2^63 − 1.");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    static bool ReadProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            name = "";
            return false;
        }

        name = reader.GetString()!;
        reader.Read();
        return true;
    }

    StorageType ParseType(string type, string name) =>
        SafetensorsTypes.Parse(type)
        ?? throw Invalid($"the tensor '{name}' has the type '{type}', which is not supported; supported are {SafetensorsTypes.Names}.");

    long ByteLength(TensorEntry entry)
    {
        try
        {
            return checked(entry.Length * StorageConversion.Size(entry.Type));
        }
        catch (OverflowException exception)
        {
            throw Invalid($"the shape {ShapeText.Of(entry.Shape)} of '{entry.Name}' is too large.", exception);
        }
    }

    void CheckLayout(long dataLength)
    {
        located.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long position = 0;
        foreach (var (entry, begin, end) in located)
        {
            if (begin < position) throw Invalid($"the tensor '{entry.Name}' overlaps the one before it, which ends at byte {position}: it starts at {begin}.");
            if (begin > position) throw Invalid($"the bytes {position} to {begin}, before the tensor '{entry.Name}', belong to no tensor.");
            position = end;
        }

        if (position != dataLength) throw Invalid($"the tensors take {position:N0} bytes; {dataLength:N0} follow the header.");
    }

    InvalidFileException Invalid(string problem, Exception? cause = null) => new(path, problem, cause);
}
