namespace NetGen.Runtime.Tests.Weights;

/// <summary>Damages files: flipped bits, extreme bytes and words, digits changed, pieces removed, repeated, swapped between files, and cuts.</summary>
static class Mutation
{
    static readonly long[] Extremes = [0, 1, -1, byte.MaxValue, short.MaxValue, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 32];

    public static byte[] Of(byte[][] seeds, Random random)
    {
        var content = seeds[random.Next(seeds.Length)].ToList();
        for (var count = random.Next(1, 5); count > 0 && content.Count > 0; count--) Mutate(content, seeds, random);
        return [.. content];
    }

    static void Mutate(List<byte> content, byte[][] seeds, Random random)
    {
        var position = random.Next(content.Count);
        var length = random.Next(1, Math.Min(16, content.Count - position) + 1);
        switch (random.Next(8))
        {
            case 0:
                content[position] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                content[position] = (byte)random.Next(256);
                break;
            case 2:
                var word = BitConverter.GetBytes(Extremes[random.Next(Extremes.Length)]);
                for (var i = 0; i < length && i < word.Length; i++) content[position + i] = word[i];
                break;
            case 3:
                var digit = content.FindIndex(position, b => b is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0) content[digit] = (byte)('0' + random.Next(10));
                break;
            case 4:
                content.RemoveRange(position, length);
                break;
            case 5:
                content.InsertRange(random.Next(content.Count), content.GetRange(position, length));
                break;
            case 6:
                var other = seeds[random.Next(seeds.Length)];
                content.InsertRange(position, other.Skip(random.Next(other.Length)).Take(length));
                break;
            default:
                if (random.Next(4) == 0) content.RemoveRange(position, content.Count - position);
                else content[position] = "{}[]()\",:'\\ \n\0"u8[random.Next(14)];
                break;
        }
    }
}
