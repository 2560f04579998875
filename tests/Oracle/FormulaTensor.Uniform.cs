using System.Text;

namespace NetGenOracle;

/// <summary>The numbers that all formulas start from: what tests without graphs share.</summary>
static partial class FormulaTensor
{
    /// <summary>Numbers in [−1, 1): the 24 high bits of splitmix64, less 2²³, over 2²³.</summary>
    public static float[] Uniform(string name, long length)
    {
        var seed = SeedOf(name);
        var values = new float[length];
        for (var i = 0; i < values.Length; i++)
        {
            var z = seed + (((ulong)i + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            values[i] = ((long)(z >> 40) - (1 << 23)) / (float)(1 << 23);
        }

        return values;
    }

    // FNV-1a, 64 bits, of the name's UTF-8.
    static ulong SeedOf(string name) => Encoding.UTF8.GetBytes(name).Aggregate(0xCBF29CE484222325, (hash, b) => (hash ^ b) * 0x100000001B3);
}
