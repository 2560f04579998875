using System.Text;

namespace NetGen.Runtime.Numerics;

/// <summary>
/// First values of parameters. Value i of a parameter depends on the seed, the parameter's name and i alone: it is word i mod 4 of
/// Philox4x32-10 with the seed as key, ⌊i/4⌋ as the low half of the counter and the FNV-1a hash of the name's UTF-8 as the high half;
/// a word w becomes (2·(w + ½)/2³² − 1)·bound in double precision, rounded to float.
/// </summary>
public static class Initialization
{
    /// <summary>Fills a parameter's values.</summary>
    /// <param name="parameter">The parameter: its name and its initializer.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="destination">The values, in PyTorch's order.</param>
    public static void Fill(ParameterDescription parameter, ulong seed, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Initializer.IsUniform) FillUniform(destination, seed, Hash(parameter.Name), parameter.Initializer.Value);
        else destination.Fill((float)parameter.Initializer.Value);
    }

    static void FillUniform(Span<float> destination, ulong seed, ulong stream, double bound)
    {
        for (var i = 0; i < destination.Length; i += 4)
        {
            var block = Philox.Generate(seed, (ulong)i / 4, stream);
            destination[i] = Scale(block.A, bound);
            if (i + 1 < destination.Length) destination[i + 1] = Scale(block.B, bound);
            if (i + 2 < destination.Length) destination[i + 2] = Scale(block.C, bound);
            if (i + 3 < destination.Length) destination[i + 3] = Scale(block.D, bound);
        }
    }

    static float Scale(uint word, double bound) => (float)(((word + 0.5) * (1.0 / (1u << 31)) - 1) * bound);

    static ulong Hash(string name)
    {
        var hash = 0xcbf29ce484222325ul;
        foreach (var b in Encoding.UTF8.GetBytes(name)) hash = (hash ^ b) * 0x100000001b3ul;
        return hash;
    }
}
