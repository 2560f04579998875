using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Runtime.Weights;

/// <summary>
/// Writes safetensors files: byte for byte what Hugging Face's own writer gives. Wide types come first, then names in ordinal
/// order, so that every tensor is aligned; the header is padded with spaces to a multiple of 8 bytes.
/// </summary>
static class SafetensorsWriter
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="parameters">What it holds: counters become I64, everything else F32.</param>
    /// <param name="values">The values of the parameter with an index.</param>
    public static void Write(string path, IReadOnlyList<ParameterDescription> parameters, Func<int, ReadOnlySpan<float>> values)
    {
        var order = Enumerable.Range(0, parameters.Count)
            .OrderByDescending(i => StorageConversion.Size(TypeOf(parameters[i])))
            .ThenBy(i => parameters[i].Name, StringComparer.Ordinal)
            .ToArray();
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Header(order.Select(i => parameters[i])));
            foreach (var i in order) WriteValues(stream, TypeOf(parameters[i]), values(i));
        });
    }

    static StorageType TypeOf(ParameterDescription parameter) => parameter.Kind == ParameterKind.Counter ? StorageType.I64 : StorageType.F32;

    static ReadOnlySpan<byte> Header(IEnumerable<ParameterDescription> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Advance(WriteLength(buffer.GetSpan(8), 0));
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            long position = 0;
            json.WriteStartObject();
            foreach (var parameter in parameters)
            {
                var type = TypeOf(parameter);
                var end = position + (StorageConversion.Size(type) * (long)parameter.Length);
                json.WriteStartObject(parameter.Name);
                json.WriteString("dtype", SafetensorsTypes.Name(type));
                WriteNumbers(json, "shape", parameter.Shape.Select(d => (long)d));
                WriteNumbers(json, "data_offsets", [position, end]);
                json.WriteEndObject();
                position = end;
            }

            json.WriteEndObject();
        }

        var padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(8)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        var bytes = buffer.WrittenSpan.ToArray();
        WriteLength(bytes, bytes.Length - 8);
        return bytes;
    }

    static int WriteLength(Span<byte> destination, long length)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, length);
        return sizeof(long);
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static void WriteValues(Stream stream, StorageType type, ReadOnlySpan<float> values)
    {
        if (type == StorageType.F32 && BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            if (type == StorageType.F32) BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            else BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)value);
            stream.Write(bytes[..StorageConversion.Size(type)]);
        }
    }
}
