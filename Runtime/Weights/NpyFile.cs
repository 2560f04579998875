using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime.Data;

namespace NetGen.Runtime.Weights;

/// <summary>NumPy's .npy files: one array each.</summary>
/// <example>
/// <code>
/// var image = NpyFile.Read("x.npy");            // np.save("x.npy", x)
/// NpyFile.Write("y.npy", logits, [1, 1000]);    // np.load("y.npy")
/// </code>
/// </example>
public static class NpyFile
{
    const int ChunkBytes = 1 << 16;

    /// <summary>
    /// Reads an array of floats, integers or bool, of either byte order and of C or Fortran order. Exact for float32, float16, bool and
    /// the 8- and 16-bit integers; float64 and wider integers are rounded to the nearest float.
    /// </summary>
    /// <param name="path">The file, of version 1, 2 or 3.</param>
    /// <returns>The array, in C order.</returns>
    /// <exception cref="InvalidFileException">The file is malformed, cut off, longer than its array, of another type, or over 2^31 − 1 elements.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static NumericArray Read(string path) => Read(path, out _);

    /// <summary>Reads pixels: floats as they are, bytes scaled from 0–255 to 0–1.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The file is malformed, or holds neither floats nor bytes.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static NumericArray ReadImages(string path)
    {
        var array = Read(path, out var type);
        if (type is StorageType.F32 or StorageType.F64 or StorageType.F16) return array;
        if (type != StorageType.U8) throw new InvalidFileException(path, $"images are floats or U8; the file holds {type}.");
        foreach (ref var value in array.Values.AsSpan()) value /= byte.MaxValue;
        return array;
    }

    /// <summary>Writes an array as little-endian float32 in C order, version 1.0, whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="values">The numbers in C order.</param>
    /// <param name="shape">The dimensions, whose product is the number of values.</param>
    /// <exception cref="ArgumentException">The product is another.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlyMemory<float> values, params ReadOnlySpan<int> shape)
    {
        var length = 1L;
        foreach (var dimension in shape) length = checked(length * dimension);
        SpanCheck.Length(nameof(values), length, values.Length);
        var header = Header(shape);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            WriteValues(stream, values.Span);
        });
    }

    /// <summary>Reads the numbers after a header, and checks that nothing follows them.</summary>
    internal static void ReadValues(string path, Stream stream, NpyHeader header, Span<float> destination)
    {
        var size = StorageConversion.Size(header.Type);
        var buffer = new byte[Math.Min(ChunkBytes, header.DataBytes)];
        for (var start = 0; start < destination.Length;)
        {
            var count = Math.Min(destination.Length - start, buffer.Length / size);
            BinaryFile.ReadExactly(path, stream, buffer.AsSpan(0, count * size));
            StorageConversion.ToFloat32(header.Type, buffer.AsSpan(0, count * size), destination.Slice(start, count), header.BigEndian);
            start += count;
        }

        if (stream.ReadByte() >= 0) throw new InvalidFileException(path, "bytes follow the array.");
        if (header.FortranOrder && header.Shape.Length > 1) ToCOrder(destination, header.Shape.AsSpan());
    }

    internal static NumericArray Read(string path, out StorageType type)
    {
        using var stream = BinaryFile.Open(path);
        var header = NpyHeader.Read(path, stream, stream.Length);
        if (header.Length > Array.MaxLength || header.Shape.Any(d => d > int.MaxValue))
        {
            throw new InvalidFileException(path, $"the shape {ShapeText.Of(header.Shape)} is too large.");
        }

        type = header.Type;
        var values = new float[header.Length];
        ReadValues(path, stream, header, values);
        return new(values, [.. header.Shape.Select(d => (int)d)]);
    }

    static void ToCOrder(Span<float> values, ReadOnlySpan<long> shape)
    {
        var source = values.ToArray();
        var index = new long[shape.Length];
        for (var i = 0; i < values.Length; i++)
        {
            long offset = 0;
            for (var axis = shape.Length - 1; axis >= 0; axis--) offset = (offset * shape[axis]) + index[axis];
            values[i] = source[offset];
            for (var axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) index[axis] = 0;
        }
    }

    static byte[] Header(ReadOnlySpan<int> shape)
    {
        var dimensions = new StringBuilder();
        foreach (var dimension in shape) dimensions.Append(CultureInfo.InvariantCulture, $"{dimension}, ");
        var tuple = shape.Length == 1 ? dimensions.ToString(0, dimensions.Length - 1) : dimensions.ToString().TrimEnd(' ', ',');
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({tuple}), }}";
        // The numbers start at a multiple of 64, after a line feed.
        var total = (10 + text.Length + 1 + 63) & ~63;
        var header = new byte[total];
        "\u0001\0"u8.CopyTo(header.AsSpan(6));
        header[0] = 0x93;
        "NUMPY"u8.CopyTo(header.AsSpan(1));
        header[8] = (byte)(total - 10);
        header[9] = (byte)((total - 10) >> 8);
        header.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }

    static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
