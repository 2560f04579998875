using System.Text;

namespace NetGen.Runtime.Numerics;

/// <summary>
/// First values of parameters, the same on every machine. Value i of a parameter depends on the seed, the parameter's name and i alone: it is
/// made of word i mod 4 of Philox4x32-10 with the seed as key, ⌊i/4⌋ as the low half of the counter and the FNV-1a hash of the name's UTF-8 as
/// the high half. A word w is the number u = (w + ½)/2³² between 0 and 1; uniform values are (2u − 1)·bound, normal ones their distribution's
/// quantile at u, in double precision, rounded to float. An orthogonal matrix is made of normal values.
/// </summary>
public static class Initialization
{
    /// <summary>Fills a parameter's values.</summary>
    /// <param name="parameter">The parameter: its name and its initializer.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="destination">The values, in PyTorch's order.</param>
    /// <exception cref="ArgumentException">A parameter with fewer than two dimensions is to be an orthogonal matrix.</exception>
    public static void Fill(ParameterDescription parameter, ulong seed, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Fill(parameter, parameter.Initializer, seed, destination);
    }

    /// <summary>Fills a parameter's values with another initializer than its own.</summary>
    internal static void Fill(ParameterDescription parameter, Initializer initializer, ulong seed, Span<float> destination)
    {
        var stream = Hash(parameter.Name);
        var (value, mean) = (initializer.Value, initializer.Mean);
        switch (initializer.Kind)
        {
            case InitializerKind.Constant:
                destination.Fill((float)value);
                break;
            case InitializerKind.Uniform:
                for (var i = 0; i < destination.Length; i += 4)
                {
                    var block = Philox.Generate(seed, (ulong)i / 4, stream);
                    for (var lane = 0; lane < Math.Min(4, destination.Length - i); lane++) destination[i + lane] = (float)(((block[lane] + 0.5) * (1.0 / (1u << 31)) - 1) * value);
                }

                break;
            case InitializerKind.Normal:
                for (var i = 0; i < destination.Length; i++) destination[i] = (float)(mean + (value * NormalDistribution.Quantile(Fraction(seed, stream, i))));
                break;
            case InitializerKind.TruncatedNormal:
                FillTruncated(initializer, seed, stream, destination);
                break;
            default:
                OrthogonalMatrix.Fill(parameter, value, index => NormalDistribution.Quantile(Fraction(seed, stream, index)), destination);
                break;
        }

        if (initializer.ZeroRow is not { } row) return;
        var length = destination.Length / parameter.Shape[0];
        destination.Slice(row * length, length).Clear();
    }

    static void FillTruncated(Initializer initializer, ulong seed, ulong stream, Span<float> destination)
    {
        var (deviation, mean) = (initializer.Value, initializer.Mean);
        var low = NormalDistribution.Probability((initializer.Low - mean) / deviation);
        var high = NormalDistribution.Probability((initializer.High - mean) / deviation);
        var (least, largest) = ((float)initializer.Low, (float)initializer.High);
        for (var i = 0; i < destination.Length; i++)
        {
            var quantile = NormalDistribution.Quantile(low + (Fraction(seed, stream, i) * (high - low)));
            destination[i] = Math.Clamp((float)(mean + (deviation * quantile)), least, largest);
        }
    }

    static double Fraction(ulong seed, ulong stream, long index) => (Philox.Generate(seed, (ulong)index / 4, stream)[(int)(index % 4)] + 0.5) * (1.0 / (1L << 32));

    static ulong Hash(string name)
    {
        var hash = 0xcbf29ce484222325ul;
        foreach (var b in Encoding.UTF8.GetBytes(name)) hash = (hash ^ b) * 0x100000001b3ul;
        return hash;
    }
}
