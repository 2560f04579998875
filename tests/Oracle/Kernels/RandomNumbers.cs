using System.Numerics;

namespace NetGenOracle.Kernels;

/// <summary>
/// Philox4x32-10 as its paper states it, over arrays of words: ten rounds of two products, whose high halves meet the other words and the key. Salmon,
/// Moraes, Dror and Shaw, 2011.
/// </summary>
static class RandomNumbers
{
    static readonly BigInteger Word = BigInteger.One << 32;

    /// <summary>The four words of a counter of four words and a key of two, the low ones first.</summary>
    public static uint[] Philox(uint[] counter, uint[] key)
    {
        var (x, k) = (counter.Select(v => (BigInteger)v).ToArray(), key.Select(v => (BigInteger)v).ToArray());
        for (var round = 0; round < 10; round++)
        {
            var (left, right) = (x[0] * 0xD2511F53, x[2] * 0xCD9E8D57);
            x = [(right / Word) ^ x[1] ^ k[0], right % Word, (left / Word) ^ x[3] ^ k[1], left % Word];
            k = [(k[0] + 0x9E3779B9) % Word, (k[1] + 0xBB67AE85) % Word];
        }

        return [.. x.Select(v => (uint)v)];
    }

    /// <summary>Whether dropout keeps an element of the batch: its word, of 2³² that are equally likely, is at least p·2³².</summary>
    public static bool Keeps(RandomState random, int layer, long element, double p) => WordOf(random, layer, element) >= p * Math.Pow(2, 32);

    /// <summary>A number between 0 and 1 for an element of the batch: the middle of the 2³² equal parts that its word says.</summary>
    public static double Unit(RandomState random, int layer, long element) => (WordOf(random, layer, element) + 0.5) / Math.Pow(2, 32);

    static uint WordOf(RandomState random, int layer, long element)
    {
        var block = (ulong)element / 4;
        var words = Philox([(uint)block, (uint)(block >> 32), (uint)layer, random.Step], [(uint)random.Seed, (uint)(random.Seed >> 32)]);
        return words[element % 4];
    }
}
