using System.Buffers.Binary;

namespace NetGen.Runtime.Data;

/// <summary>Binary PGM (P5) and PPM (P6) of the Netpbm formats, of 8 or 16 bits, one image a file.</summary>
static class PortableMap
{
    public static NumericArray Read(string path, byte[] bytes)
    {
        var channels = bytes[1] == '5' ? 1 : 3;
        var position = 2;
        var width = ReadNumber(path, bytes, ref position, "width", int.MaxValue);
        var height = ReadNumber(path, bytes, ref position, "height", int.MaxValue);
        var maximum = ReadNumber(path, bytes, ref position, "maximum", ushort.MaxValue);
        // One byte of white space ends the header.
        position++;
        var sampleBytes = maximum > byte.MaxValue ? 2 : 1;
        var expected = (Int128)width * height * channels * sampleBytes;
        if (expected != bytes.Length - position)
        {
            throw new InvalidFileException(path, $"{width}×{height} pixels take {expected} bytes; {Math.Max(bytes.Length - position, 0)} follow the header.");
        }

        var values = new float[channels * height * width];
        var plane = height * width;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var sample = sampleBytes == 1 ? bytes[position] : BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(position));
                if (sample > maximum) throw new InvalidFileException(path, $"the sample {sample} at byte {position} is over the maximum {maximum}.");
                values[(channel * plane) + pixel] = (float)sample / maximum;
                position += sampleBytes;
            }
        }

        return new(values, channels, height, width);
    }

    static int ReadNumber(string path, byte[] bytes, ref int position, string what, int maximum)
    {
        SkipSpaceAndComments(bytes, ref position);
        long number = 0;
        var start = position;
        for (; position < bytes.Length && char.IsAsciiDigit((char)bytes[position]); position++)
        {
            number = (number * 10) + (bytes[position] - '0');
            if (number > maximum) throw new InvalidFileException(path, $"the {what} is over {maximum:N0}.");
        }

        return number > 0 && position < bytes.Length && char.IsWhiteSpace((char)bytes[position])
            ? (int)number
            : throw new InvalidFileException(path, $"no {what} at byte {start}: a positive number and white space are expected.");
    }

    static void SkipSpaceAndComments(byte[] bytes, ref int position)
    {
        while (position < bytes.Length && (char.IsWhiteSpace((char)bytes[position]) || bytes[position] == '#'))
        {
            if (bytes[position] == '#')
            {
                while (position < bytes.Length && bytes[position] != '\n') position++;
            }
            else
            {
                position++;
            }
        }
    }
}
