namespace NetGenOracle.Kernels;

/// <summary>The error function, to double precision.</summary>
static class ErrorFunction
{
    /// <summary>1 − erf x, with relative precision in the upper tail too.</summary>
    public static double Complement(double x)
    {
        if (x < 0) return 2 - Complement(-x);
        return x < 2 ? 1 - Series(x) : ContinuedFraction(x);
    }

    // erf x = 2/√π · e^(−x²) · Σ 2ⁿ·x^(2n+1) / (1·3·5···(2n+1)): no term is negative.
    static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // erfc x = e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), from the inside out.
    static double ContinuedFraction(double x)
    {
        var tail = x;
        for (var n = 200; n > 0; n--) tail = x + (n / 2.0 / tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / tail;
    }
}
