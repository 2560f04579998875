using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Cli.Tests.Support;

/// <summary>The pixels of a PNG file of 8-bit RGB or RGBA without interlacing, which is what browsers write.</summary>
sealed class PngImage
{
    readonly byte[] rows;
    readonly int channels;

    PngImage(int width, int height, int channels, byte[] rows) => (Width, Height, this.channels, this.rows) = (width, height, channels, rows);

    public int Width { get; }

    public int Height { get; }

    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * channels;
            return (rows[at], rows[at + 1], rows[at + 2]);
        }
    }

    public static PngImage Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var header = file.AsSpan(16);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        Assert.Equal(8, header[8]);
        var channels = header[9] switch { 2 => 3, 6 => 4, var kind => throw new InvalidDataException($"a PNG file of color type {kind}") };
        using var compressed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) compressed.Write(file, at + 8, length);
            at += length + 12;
        }

        compressed.Position = 0;
        using var data = new ZLibStream(compressed, CompressionMode.Decompress);
        return new(width, height, channels, Unfilter(data, width * channels, height, channels));
    }

    static byte[] Unfilter(ZLibStream data, int stride, int height, int channels)
    {
        var rows = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = data.ReadByte();
            var row = rows.AsSpan(y * stride, stride);
            data.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                var left = x < channels ? 0 : row[x - channels];
                var above = y == 0 ? 0 : rows[((y - 1) * stride) + x];
                var corner = x < channels || y == 0 ? 0 : rows[((y - 1) * stride) + x - channels];
                row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Paeth(left, above, corner) });
            }
        }

        return rows;
    }

    static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
