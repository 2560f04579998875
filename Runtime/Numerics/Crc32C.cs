using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.Runtime.Numerics;

/// <summary>The checksum CRC-32C, of the polynomial of Castagnoli. Castagnoli, Bräuer and Herrmann (1993).</summary>
struct Crc32C()
{
    const uint MaskDelta = 0xA282EAD8;

    uint state = uint.MaxValue;

    /// <summary>The checksum of what was added.</summary>
    public readonly uint Value => ~state;

    /// <summary>The checksum as TensorFlow stores it, so that one of data that hold checksums is not one of them.</summary>
    public readonly uint Masked => BitOperations.RotateRight(Value, 15) + MaskDelta;

    public static Crc32C Of(ReadOnlySpan<byte> bytes)
    {
        var result = new Crc32C();
        result.Add(bytes);
        return result;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) state = BitOperations.Crc32C(state, b);
    }
}
