using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen.Runtime.Weights;

/// <summary>
/// A file in Hugging Face's safetensors format. Reads go straight to where the numbers are wanted rather than through a mapping,
/// under which a file that is cut off meanwhile would end the process.
/// </summary>
public sealed class SafetensorsFile : WeightFile
{
    const int LengthBytes = 8;
    const int ChunkBytes = 1 << 16;

    readonly SafeFileHandle handle;
    readonly SafetensorsHeader header;
    readonly long dataStart;

    SafetensorsFile(string path, SafeFileHandle handle, SafetensorsHeader header, long dataStart)
        : base(path, [.. header.Tensors.Select(t => t.Entry)])
    {
        this.handle = handle;
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
        var handle = File.OpenHandle(path);
        try
        {
            var fileLength = LengthOf(path, handle);
            if (fileLength < LengthBytes) throw new InvalidFileException(path, $"{fileLength} bytes are too few for a safetensors file.");
            Span<byte> prefix = stackalloc byte[LengthBytes];
            ReadExactly(path, handle, 0, prefix);
            var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (headerLength > SafetensorsHeader.MaximumBytes)
            {
                throw new InvalidFileException(
                    path, $"not a safetensors file: its header would be {headerLength:N0} bytes, of at most {SafetensorsHeader.MaximumBytes:N0}.");
            }

            var dataStart = LengthBytes + (long)headerLength;
            if (dataStart > fileLength)
            {
                throw new InvalidFileException(path, $"the header of {headerLength:N0} bytes does not fit into the file's {fileLength:N0}.");
            }

            var json = new byte[headerLength];
            ReadExactly(path, handle, LengthBytes, json);
            return new(path, handle, SafetensorsHeader.Parse(path, json, fileLength - dataStart), dataStart);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private protected override void ReadValues(int index, Span<float> destination)
    {
        var (entry, begin, _) = header.Tensors[index];
        var position = dataStart + begin;
        if (entry.Type == StorageType.F32 && BitConverter.IsLittleEndian)
        {
            ReadExactly(Path, handle, position, MemoryMarshal.AsBytes(destination));
            return;
        }

        var size = StorageConversion.Size(entry.Type);
        var buffer = new byte[Math.Min(ChunkBytes, destination.Length * (long)size)];
        while (!destination.IsEmpty)
        {
            var count = Math.Min(destination.Length, buffer.Length / size);
            var bytes = buffer.AsSpan(0, count * size);
            ReadExactly(Path, handle, position, bytes);
            StorageConversion.ToFloat32(entry.Type, bytes, destination[..count], bigEndian: false);
            position += bytes.Length;
            destination = destination[count..];
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => handle.Dispose();

    static long LengthOf(string path, SafeFileHandle handle)
    {
        try
        {
            return RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException exception)
        {
            throw new InvalidFileException(path, "a pipe or device cannot be read as a safetensors file.", exception);
        }
    }

    static void ReadExactly(string path, SafeFileHandle handle, long position, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(handle, destination, position);
            if (count == 0) throw new InvalidFileException(path, $"the file ends at byte {position:N0}, where {destination.Length:N0} more are expected.");
            position += count;
            destination = destination[count..];
        }
    }
}
