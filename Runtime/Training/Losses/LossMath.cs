namespace NetGen.Runtime.Training.Losses;

/// <summary>Functions that lose no digits where the plain formula does.</summary>
static class LossMath
{
    /// <summary>ln(1 + x) for x at least 0, to the last digits of a small x too. Kahan's form.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>1/(1 + e⁻ˣ), of which nothing overflows.</summary>
    public static double Sigmoid(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : small) / (1 + small);
    }

    /// <summary>ln(1 + eˣ), of which nothing overflows.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>x·ln y, which is zero where x is.</summary>
    public static double XLogY(double x, double y) => x == 0 ? 0 : x * Math.Log(y);
}
