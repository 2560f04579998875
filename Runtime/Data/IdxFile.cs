using System.Buffers.Binary;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Data;

/// <summary>
/// Files in the IDX format of the MNIST database: two zero bytes, a type, a rank, the dimensions as big-endian 32-bit integers, the
/// numbers. LeCun, Cortes and Burges: The MNIST database of handwritten digits.
/// </summary>
/// <example>
/// <code>
/// var images = IdxFile.ReadImages("t10k-images.idx3-ubyte");   // N×1×28×28, from 0 to 1
/// var labels = IdxFile.ReadLabels("t10k-labels.idx1-ubyte");
/// </code>
/// </example>
public static class IdxFile
{
    const int MaximumRank = 8;
    const int ChunkBytes = 1 << 16;

    /// <summary>Whether a file starts as IDX files do.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static bool HasSignature(string path)
    {
        Span<byte> magic = stackalloc byte[4];
        return BinaryFile.TryRead(path, magic)
            && magic[0] == 0 && magic[1] == 0 && TypeOf(magic[2]) is not null && magic[3] is >= 1 and <= MaximumRank;
    }

    /// <summary>Reads the numbers as they are stored; 32-bit integers and doubles are rounded to the nearest float.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The file is malformed, cut off or longer than its numbers.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static NumericArray Read(string path) => Read(path, out _);

    /// <summary>Reads images of one byte a pixel.</summary>
    /// <param name="path">The file, of rank 3: images, rows, columns.</param>
    /// <returns>An array of N×1×H×W, from 0 for black to 1 for white.</returns>
    /// <exception cref="InvalidFileException">The file is malformed, or holds something else.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static NumericArray ReadImages(string path)
    {
        var array = Read(path, out var type);
        if (type != StorageType.U8 || array.Shape is not [var count, var height, var width])
        {
            throw new InvalidFileException(path, $"images are U8 of rank 3; the file holds {type} of shape {ShapeText.Of(array.Shape)}.");
        }

        var values = array.Values;
        for (var i = 0; i < values.Length; i++) values[i] /= byte.MaxValue;
        return new(values, count, 1, height, width);
    }

    /// <summary>Reads labels of one byte each.</summary>
    /// <param name="path">The file, of rank 1.</param>
    /// <exception cref="InvalidFileException">The file is malformed, or holds something else.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static int[] ReadLabels(string path)
    {
        var array = Read(path, out var type);
        return type == StorageType.U8 && array.Shape.Length == 1
            ? Array.ConvertAll(array.Values, v => (int)v)
            : throw new InvalidFileException(path, $"labels are U8 of rank 1; the file holds {type} of shape {ShapeText.Of(array.Shape)}.");
    }

    static NumericArray Read(string path, out StorageType type)
    {
        using var stream = BinaryFile.Open(path);
        Span<byte> word = stackalloc byte[4];
        BinaryFile.ReadExactly(path, stream, word);
        if (word[0] != 0 || word[1] != 0 || TypeOf(word[2]) is not { } known || word[3] is < 1 or > MaximumRank)
        {
            throw new InvalidFileException(path, $"not an IDX file: it starts with {Convert.ToHexString(word)}.");
        }

        type = known;
        var shape = new int[word[3]];
        long length = 1;
        foreach (ref var dimension in shape.AsSpan())
        {
            BinaryFile.ReadExactly(path, stream, word);
            dimension = BinaryPrimitives.ReadInt32BigEndian(word);
            if (dimension < 0) throw new InvalidFileException(path, $"the dimension {(uint)dimension} is too large.");
            length *= dimension;
            if (length > Array.MaxLength) throw new InvalidFileException(path, "the dimensions are too large.");
        }

        var bytes = length * StorageConversion.Size(type);
        var found = stream.Length - stream.Position;
        if (bytes != found)
        {
            throw new InvalidFileException(path, $"{ShapeText.Of(shape)} numbers of type {type} take {bytes:N0} bytes; {found:N0} follow the dimensions.");
        }

        return new(ReadValues(path, stream, type, (int)length), shape);
    }

    static float[] ReadValues(string path, FileStream stream, StorageType type, int length)
    {
        var values = new float[length];
        var size = StorageConversion.Size(type);
        var buffer = new byte[ChunkBytes];
        for (var start = 0; start < length;)
        {
            var count = Math.Min(length - start, ChunkBytes / size);
            BinaryFile.ReadExactly(path, stream, buffer.AsSpan(0, count * size));
            StorageConversion.ToFloat32(type, buffer.AsSpan(0, count * size), values.AsSpan(start, count), bigEndian: true);
            start += count;
        }

        return values;
    }

    static StorageType? TypeOf(byte code) => code switch
    {
        0x08 => StorageType.U8,
        0x09 => StorageType.I8,
        0x0B => StorageType.I16,
        0x0C => StorageType.I32,
        0x0D => StorageType.F32,
        0x0E => StorageType.F64,
        _ => null,
    };
}
