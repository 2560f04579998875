using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Weights;

/// <summary>
/// From stored numbers to floats. Exact for F32, F16, BF16, Bool and the 8- and 16-bit integers; F64 and wider integers are
/// rounded to the nearest float, a double beyond the largest float to infinity.
/// </summary>
static class StorageConversion
{
    /// <summary>The bytes of one number.</summary>
    public static int Size(StorageType type) => type switch
    {
        StorageType.Bool or StorageType.U8 or StorageType.I8 => 1,
        StorageType.U16 or StorageType.I16 or StorageType.F16 or StorageType.BF16 => 2,
        StorageType.U32 or StorageType.I32 or StorageType.F32 => 4,
        _ => 8,
    };

    /// <summary>Converts whole numbers.</summary>
    /// <param name="type">What the bytes are.</param>
    /// <param name="bytes">The numbers, as many as the destination takes; changed where they are swapped.</param>
    /// <param name="destination">The floats.</param>
    /// <param name="bigEndian">Whether a number's first byte is its highest.</param>
    public static void ToFloat32(StorageType type, Span<byte> bytes, Span<float> destination, bool bigEndian)
    {
        if (bigEndian == BitConverter.IsLittleEndian) Swap(bytes, Size(type));
        switch (type)
        {
            case StorageType.F32: MemoryMarshal.Cast<byte, float>(bytes).CopyTo(destination); break;
            case StorageType.F64: Convert<double>(bytes, destination, v => (float)v); break;
            case StorageType.F16: Convert<Half>(bytes, destination, v => (float)v); break;
            case StorageType.BF16: Convert<ushort>(bytes, destination, v => BitConverter.UInt32BitsToSingle((uint)v << 16)); break;
            case StorageType.I64: Convert<long>(bytes, destination, v => v); break;
            case StorageType.U64: Convert<ulong>(bytes, destination, v => v); break;
            case StorageType.I32: Convert<int>(bytes, destination, v => v); break;
            case StorageType.U32: Convert<uint>(bytes, destination, v => v); break;
            case StorageType.I16: Convert<short>(bytes, destination, v => v); break;
            case StorageType.U16: Convert<ushort>(bytes, destination, v => v); break;
            case StorageType.I8: Convert<sbyte>(bytes, destination, v => v); break;
            case StorageType.Bool: Convert<byte>(bytes, destination, v => v == 0 ? 0 : 1); break;
            default: Convert<byte>(bytes, destination, v => v); break;
        }
    }

    static void Convert<T>(ReadOnlySpan<byte> bytes, Span<float> destination, Func<T, float> convert) where T : struct
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < destination.Length; i++) destination[i] = convert(values[i]);
    }

    static void Swap(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, short>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var integers = MemoryMarshal.Cast<byte, int>(bytes);
                BinaryPrimitives.ReverseEndianness(integers, integers);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, long>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
