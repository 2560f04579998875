using System.Buffers.Binary;

namespace NetGen.Runtime.Data;

/// <summary>Uncompressed Windows bitmaps of 24 or 32 bits a pixel, of which the fourth byte is ignored.</summary>
static class Bitmap
{
    const int FileHeaderBytes = 14;
    const int InfoHeaderBytes = 40;

    public static NumericArray Read(string path, byte[] bytes)
    {
        if (bytes.Length < FileHeaderBytes + InfoHeaderBytes) throw new InvalidFileException(path, $"{bytes.Length} bytes are too few for a bitmap's header.");
        var start = Int32At(bytes, 10);
        var headerBytes = Int32At(bytes, 14);
        var width = Int32At(bytes, 18);
        var signedHeight = Int32At(bytes, 22);
        int bits = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(28));
        var compression = Int32At(bytes, 30);
        if (headerBytes < InfoHeaderBytes) throw new InvalidFileException(path, $"a bitmap header of {headerBytes} bytes is not supported.");
        if (bits is not (24 or 32) || compression != 0)
        {
            throw new InvalidFileException(path, $"a bitmap of {bits} bits and compression {compression} is not supported; 24 and 32 bits without are.");
        }

        // Rows go upwards, unless the height is negative.
        var height = Math.Abs((long)signedHeight);
        if (width <= 0 || height == 0) throw new InvalidFileException(path, $"a bitmap of {width}×{height} pixels is empty or malformed.");
        var pixelBytes = bits / 8;
        var rowBytes = (((long)width * pixelBytes) + 3) & ~3L;
        if (start < FileHeaderBytes + InfoHeaderBytes || start > bytes.Length || rowBytes * (Int128)height > bytes.Length - start)
        {
            throw new InvalidFileException(path, $"{width}×{height} pixels of {bits} bits from byte {start} on do not fit into the {bytes.Length:N0} bytes.");
        }

        var plane = (int)height * width;
        if (plane > Array.MaxLength / 3) throw new InvalidFileException(path, $"{width}×{height} pixels are too many.");
        var values = new float[3 * plane];
        for (var y = 0; y < height; y++)
        {
            var row = start + (int)(rowBytes * (signedHeight > 0 ? height - 1 - y : y));
            for (var x = 0; x < width; x++)
            {
                // Blue comes first.
                for (var channel = 0; channel < 3; channel++)
                {
                    values[(channel * plane) + (y * width) + x] = bytes[row + (x * pixelBytes) + 2 - channel] / (float)byte.MaxValue;
                }
            }
        }

        return new(values, 3, (int)height, width);
    }

    static int Int32At(byte[] bytes, int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
}
