namespace NetGen.Runtime.Numerics;

/// <summary>
/// Random numbers whose sequence is a function of a seed, a purpose and some indices, such as an epoch and an item: any stream can be had
/// without those before it, on any thread. Philox4x32-10 with a key made of seed and purpose; two indices are the high half of its counter,
/// the third the upper part of the low half, whose lower part counts.
/// </summary>
/// <remarks>A mutable value: pass it by reference, since a copy draws the same numbers again.</remarks>
/// <example>
/// <code>
/// var random = new RandomStream(seed: 1, RandomPurpose.General, first: epoch, second: index);
/// var angle = random.Uniform(-10, 10);
/// </code>
/// </example>
public struct RandomStream
{
    const int WordsPerBlock = 4;
    const double Unit = 1.0 / (1L << 53);

    readonly ulong key;
    readonly ulong indices;
    readonly ulong start;
    Philox.Block block;
    ulong drawn;

    /// <summary>The stream of a seed, a purpose and up to three indices.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="first">The first index.</param>
    /// <param name="second">The second index.</param>
    /// <param name="third">The third index.</param>
    public RandomStream(ulong seed, RandomPurpose purpose, int first = 0, int second = 0, int third = 0)
    {
        var keys = Philox.Generate(seed, (ulong)purpose, ulong.MaxValue);
        key = keys.A | ((ulong)keys.B << 32);
        indices = (uint)second | ((ulong)(uint)first << 32);
        start = (ulong)(uint)third << 32;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextWord()
    {
        var lane = (int)(drawn % WordsPerBlock);
        if (lane == 0) block = Philox.Generate(key, start + (drawn / WordsPerBlock), indices);
        drawn++;
        return block[lane];
    }

    /// <summary>A number from 0 to below a bound, each equally likely. Lemire: Fast Random Integer Generation in an Interval (2019).</summary>
    /// <param name="bound">The bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var least = (uint)-bound % (uint)bound;
        while (true)
        {
            var product = (ulong)NextWord() * (uint)bound;
            if ((uint)product >= least) return (int)(product >> 32);
        }
    }

    /// <summary>A number from 0 to below 1, a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        var high = (ulong)(NextWord() >> 5);
        return ((high << 26) | (NextWord() >> 6)) * Unit;
    }

    /// <summary>A number between 0 and 1, neither of them.</summary>
    public double NextOpen() => NextDouble() + (Unit / 2);

    /// <summary>Whether what happens with a probability happens.</summary>
    /// <param name="probability">The probability, from 0 for never to 1 for always.</param>
    public bool Happens(double probability) => NextDouble() < probability;

    /// <summary>A number between two.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">What it stays below.</param>
    public double Uniform(double low, double high) => low + (NextDouble() * (high - low));

    /// <summary>A number of the standard normal distribution.</summary>
    public double Normal() => NormalDistribution.Quantile(NextOpen());

    /// <summary>A number of the gamma distribution of scale 1. Marsaglia and Tsang: A Simple Method for Generating Gamma Variables (2000).</summary>
    /// <param name="shape">The shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not positive.</exception>
    public double Gamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(NextOpen(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var root = 1 + (c * x);
            if (root <= 0) continue;
            var v = root * root * root;
            var u = NextOpen();
            if (NormalDistribution.Logarithm(u) < (0.5 * x * x) + (d * (1 - v + NormalDistribution.Logarithm(v)))) return d * v;
        }
    }

    /// <summary>A number of the beta distribution, from 0 to 1.</summary>
    /// <param name="a">The first shape, positive.</param>
    /// <param name="b">The second shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not positive.</exception>
    public double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        // Both vanish where the shapes are tiny: then the mass is at the ends.
        return x + y > 0 ? x / (x + y) : Happens(a / (a + b)) ? 1 : 0;
    }

    /// <summary>Puts elements into an order of which all are equally likely. Fisher and Yates (1938).</summary>
    /// <param name="values">The elements.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
