namespace NetGen.Runtime.Numerics;

/// <summary>
/// The standard normal distribution, of the four operations and square roots alone, which are the same on every machine where the library's
/// logarithm is not.
/// </summary>
static class NormalDistribution
{
    const double Ln2 = 0.693147180559945309417232;
    const double Sqrt2 = 1.41421356237309504880169;
    const int Bisections = 70;

    // A quantile's argument is no nearer to 0 and 1.
    const double Least = 1e-17;

    static readonly double[] CentralNumerator =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
        33430.575583588128105, 2509.0809287301226727,
    ];

    static readonly double[] CentralDenominator =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674,
        5226.4952788528545610,
    ];

    static readonly double[] MiddleNumerator =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
        0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    static readonly double[] MiddleDenominator =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966,
        5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    static readonly double[] TailNumerator =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930,
        0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    static readonly double[] TailDenominator =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
        1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The number that a value lies below with a probability. Wichura: Algorithm AS 241 (1988), its sixteen digits.</summary>
    public static double Quantile(double probability)
    {
        var p = Math.Clamp(probability, Least, 1 - 1.2e-16);
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Polynomial(CentralNumerator, r) / Polynomial(CentralDenominator, r);
        }

        var tail = Math.Sqrt(-Logarithm(q < 0 ? p : 1 - p));
        var size = tail <= 5
            ? Polynomial(MiddleNumerator, tail - 1.6) / Polynomial(MiddleDenominator, tail - 1.6)
            : Polynomial(TailNumerator, tail - 5) / Polynomial(TailDenominator, tail - 5);
        return q < 0 ? -size : size;
    }

    /// <summary>The probability of a value below a number: what <see cref="Quantile"/> is the inverse of.</summary>
    public static double Probability(double value)
    {
        if (double.IsInfinity(value)) return value < 0 ? 0 : 1;
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = 0.5 * (low + high);
            if (Quantile(middle) < value) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>The natural logarithm of a positive normal number: with x = m·2ᵉ and s = (m − 1)/(m + 1), e·ln 2 + 2·(s + s³/3 + s⁵/5 + …).</summary>
    public static double Logarithm(double x)
    {
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        // The 23rd power of at most 0.172 is beyond the digits of a double.
        for (var k = 23; k >= 1; k -= 2) sum = (sum * square) + (1.0 / k);
        return (exponent * Ln2) + (2 * s * sum);
    }

    static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) sum = (sum * x) + coefficients[i];
        return sum;
    }
}
