using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Training.Logs;

/// <summary>
/// A file of events that TensorBoard reads: TFRecords, each with the masked CRC-32C of its length and of its data, that hold the protocol buffer
/// Event of tensorflow/core/util/event.proto with scalar summaries. Every event is on the disk when the call returns.
/// </summary>
sealed class EventFile : IDisposable
{
    // Of Event: wall_time = 1, step = 2, file_version = 3, summary = 5; of Summary: value = 1; of Value: tag = 1, simple_value = 2.
    const byte WallTime = (1 << 3) | Fixed64, StepField = (2 << 3) | Varint, FileVersion = (3 << 3) | Bytes, Summary = (5 << 3) | Bytes;
    const byte Value = (1 << 3) | Bytes, Tag = (1 << 3) | Bytes, SimpleValue = (2 << 3) | Fixed32;
    const byte Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    readonly Stream stream;
    readonly ArrayBufferWriter<byte> data = new(), summary = new(), entry = new();

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where it goes, of which this disposes.</param>
    /// <param name="seconds">The time, since the beginning of 1970.</param>
    public EventFile(Stream stream, double seconds)
    {
        this.stream = stream;
        Begin(seconds);
        WriteBytes(data, FileVersion, "brain.Event:2"u8);
        Write();
    }

    /// <summary>Writes numbers of a step.</summary>
    /// <param name="seconds">The time, since the beginning of 1970.</param>
    /// <param name="step">The step.</param>
    /// <param name="numbers">The numbers, each with its tag.</param>
    public void Write(double seconds, long step, IReadOnlyList<(string Tag, double Value)> numbers)
    {
        Begin(seconds);
        WriteByte(data, StepField);
        WriteVarint(data, (ulong)step);
        summary.ResetWrittenCount();
        foreach (var (tag, value) in numbers)
        {
            entry.ResetWrittenCount();
            WriteBytes(entry, Tag, Encoding.UTF8.GetBytes(tag));
            WriteByte(entry, SimpleValue);
            BinaryPrimitives.WriteSingleLittleEndian(entry.GetSpan(sizeof(float)), (float)value);
            entry.Advance(sizeof(float));
            WriteBytes(summary, Value, entry.WrittenSpan);
        }

        WriteBytes(data, Summary, summary.WrittenSpan);
        Write();
    }

    public void Dispose() => stream.Dispose();

    static void WriteByte(ArrayBufferWriter<byte> buffer, byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    static void WriteVarint(ArrayBufferWriter<byte> buffer, ulong value)
    {
        for (; value >= 0x80; value >>= 7) WriteByte(buffer, (byte)(value | 0x80));
        WriteByte(buffer, (byte)value);
    }

    static void WriteBytes(ArrayBufferWriter<byte> buffer, byte field, ReadOnlySpan<byte> bytes)
    {
        WriteByte(buffer, field);
        WriteVarint(buffer, (ulong)bytes.Length);
        buffer.Write(bytes);
    }

    void Begin(double seconds)
    {
        data.ResetWrittenCount();
        WriteByte(data, WallTime);
        BinaryPrimitives.WriteDoubleLittleEndian(data.GetSpan(sizeof(double)), seconds);
        data.Advance(sizeof(double));
    }

    void Write()
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.WrittenCount);
        stream.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Crc32C.Of(length).Masked);
        stream.Write(checksum);
        stream.Write(data.WrittenSpan);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Crc32C.Of(data.WrittenSpan).Masked);
        stream.Write(checksum);
        stream.Flush();
    }
}
