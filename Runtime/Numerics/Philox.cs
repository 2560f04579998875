namespace NetGen.Runtime.Numerics;

/// <summary>
/// Philox4x32-10: random numbers as a function of a key and a counter, so that any of them can be had without those before it.
/// Salmon, Moraes, Dror and Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (2011).
/// </summary>
static class Philox
{
    const int Rounds = 10;

    public readonly record struct Block(uint A, uint B, uint C, uint D)
    {
        public uint this[int word] => word switch
        {
            0 => A,
            1 => B,
            2 => C,
            _ => D,
        };
    }

    /// <summary>The four random words of a key and a counter.</summary>
    public static Block Generate(ulong key, ulong counterLow, ulong counterHigh)
    {
        uint a = (uint)counterLow, b = (uint)(counterLow >> 32), c = (uint)counterHigh, d = (uint)(counterHigh >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var first = 0xD2511F53ul * a;
            var second = 0xCD9E8D57ul * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ k0, (uint)second, (uint)(first >> 32) ^ d ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return new(a, b, c, d);
    }
}
