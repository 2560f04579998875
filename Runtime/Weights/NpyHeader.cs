using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using NetGen.Runtime.Data;

namespace NetGen.Runtime.Weights;

/// <summary>The header of NumPy's .npy format, versions 1 to 3.</summary>
/// <param name="Type">How the numbers are stored.</param>
/// <param name="BigEndian">Whether a number's first byte is its highest.</param>
/// <param name="FortranOrder">Whether the first dimension is the contiguous one.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Bytes">The bytes before the numbers.</param>
sealed record NpyHeader(StorageType Type, bool BigEndian, bool FortranOrder, ImmutableArray<long> Shape, int Bytes)
{
    const int MaximumBytes = 1 << 16;

    public long Length => Shape.Aggregate(1L, (product, d) => checked(product * d));

    public long DataBytes => checked(Length * StorageConversion.Size(Type));

    /// <summary>Reads and validates a header, and that exactly its numbers follow.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">The file from its start; afterwards at its numbers.</param>
    /// <param name="totalLength">The bytes of the file.</param>
    public static NpyHeader Read(string path, Stream stream, long totalLength)
    {
        Span<byte> start = stackalloc byte[8];
        BinaryFile.ReadExactly(path, stream, start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8)) throw new InvalidFileException(path, "not an .npy file: no \\x93NUMPY at its start.");
        int major = start[6], minor = start[7];
        if (major is < 1 or > 3 || minor != 0) throw new InvalidFileException(path, $"version {major}.{minor} of .npy is not supported; 1.0, 2.0 and 3.0 are.");
        var lengthBytes = major == 1 ? 2 : 4;
        Span<byte> prefix = stackalloc byte[4];
        prefix.Clear();
        BinaryFile.ReadExactly(path, stream, prefix[..lengthBytes]);
        var textLength = BinaryPrimitives.ReadUInt32LittleEndian(prefix);
        if (textLength > MaximumBytes) throw new InvalidFileException(path, $"the header would be {textLength:N0} bytes, of at most {MaximumBytes:N0}.");
        var text = new byte[textLength];
        BinaryFile.ReadExactly(path, stream, text);
        var dictionary = NpyDictionary.Parse(path, major == 3 ? Encoding.UTF8.GetString(text) : Encoding.Latin1.GetString(text));
        var header = Create(path, dictionary, start.Length + lengthBytes + text.Length);
        header.CheckLength(path, totalLength);
        return header;
    }

    static NpyHeader Create(string path, NpyDictionary dictionary, int bytes)
    {
        var description = dictionary.Description;
        if (description.Length < 2) throw Unsupported(path, description);
        var order = description[0];
        StorageType? type = description[1..] switch
        {
            "f2" => StorageType.F16,
            "f4" => StorageType.F32,
            "f8" => StorageType.F64,
            "i1" => StorageType.I8,
            "i2" => StorageType.I16,
            "i4" => StorageType.I32,
            "i8" => StorageType.I64,
            "u1" => StorageType.U8,
            "u2" => StorageType.U16,
            "u4" => StorageType.U32,
            "u8" => StorageType.U64,
            "b1" => StorageType.Bool,
            _ => null,
        };
        if (type is not { } known) throw Unsupported(path, description);
        // A bar stands for numbers to which the order of bytes does not matter.
        if (order is not ('<' or '>') && (order != '|' || StorageConversion.Size(known) > 1)) throw Unsupported(path, description);
        return new(known, order == '>', dictionary.FortranOrder, dictionary.Shape, bytes);
    }

    void CheckLength(string path, long totalLength)
    {
        long expected;
        try
        {
            expected = checked(DataBytes + Bytes);
        }
        catch (OverflowException exception)
        {
            throw new InvalidFileException(path, $"the shape {ShapeText.Of(Shape)} is too large.", exception);
        }

        if (expected != totalLength)
        {
            throw new InvalidFileException(
                path, $"{ShapeText.Of(Shape)} numbers of type {Type} take {expected:N0} bytes with the header; the file has {totalLength:N0}.");
        }
    }

    static InvalidFileException Unsupported(string path, string description) => new(
        path, description.Contains('O', StringComparison.Ordinal)
            ? "object arrays are not read, because they hold pickled code."
            : $"the element type '{description}' is not supported; floats, integers and bool are.");
}
