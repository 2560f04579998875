using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetGen.Runtime.Data;

namespace NetGen.Runtime.Weights;

/// <summary>
/// A file in Hugging Face's safetensors format. Reads go straight to where the numbers are wanted rather than through a mapping,
/// under which a file that is cut off meanwhile would end the process.
/// </summary>
public sealed class SafetensorsFile : WeightFile
{
    const int LengthBytes = 8;
    const int ChunkBytes = 1 << 16;

    readonly FileStream stream;
    readonly SafetensorsHeader header;
    readonly long dataStart;

    SafetensorsFile(string path, FileStream stream, SafetensorsHeader header, long dataStart)
        : base(path, [.. header.Tensors.Select(t => t.Entry)])
    {
        this.stream = stream;
        this.header = header;
        this.dataStart = dataStart;
    }

    /// <summary>The free-form strings of the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file and validates its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The header breaks a rule of the format.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static new SafetensorsFile Open(string path)
    {
        var stream = BinaryFile.Open(path);
        try
        {
            var fileLength = stream.Length;
            if (fileLength < LengthBytes) throw new InvalidFileException(path, $"{fileLength} bytes are too few for a safetensors file.");
            Span<byte> prefix = stackalloc byte[LengthBytes];
            BinaryFile.ReadExactly(path, stream, prefix);
            var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (headerLength > SafetensorsHeader.MaximumBytes)
            {
                throw new InvalidFileException(
                    path, $"not a safetensors file: its header would be {headerLength:N0} bytes, of at most {SafetensorsHeader.MaximumBytes:N0}.");
            }

            var dataStart = LengthBytes + (long)headerLength;
            if (dataStart > fileLength)
            {
                throw new InvalidFileException(path, $"cut off, or not a safetensors file: a header of {headerLength:N0} bytes does not fit into {fileLength:N0}.");
            }

            var json = new byte[headerLength];
            BinaryFile.ReadExactly(path, stream, json);
            return new(path, stream, SafetensorsHeader.Parse(path, json, fileLength - dataStart), dataStart);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    internal override bool ReadsParts => true;

    private protected override void ReadValues(int index, Span<float> destination) => ReadValues(index, 0, destination);

    private protected override void ReadValues(int index, long start, Span<float> destination)
    {
        var (entry, begin, _) = header.Tensors[index];
        var position = dataStart + begin + (start * StorageConversion.Size(entry.Type));
        if (entry.Type == StorageType.F32 && BitConverter.IsLittleEndian)
        {
            BinaryFile.ReadExactly(Path, stream.SafeFileHandle, position, MemoryMarshal.AsBytes(destination));
            return;
        }

        var size = StorageConversion.Size(entry.Type);
        var buffer = new byte[Math.Min(ChunkBytes, destination.Length * (long)size)];
        while (!destination.IsEmpty)
        {
            var count = Math.Min(destination.Length, buffer.Length / size);
            var bytes = buffer.AsSpan(0, count * size);
            BinaryFile.ReadExactly(Path, stream.SafeFileHandle, position, bytes);
            position += bytes.Length;
            StorageConversion.ToFloat32(entry.Type, bytes, destination[..count], bigEndian: false);
            destination = destination[count..];
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => stream.Dispose();
}
