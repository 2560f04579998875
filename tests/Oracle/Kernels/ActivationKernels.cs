namespace NetGenOracle.Kernels;

/// <summary>Functions of one element, in forms that neither overflow nor cancel.</summary>
static class ActivationKernels
{
    // Both branches take the exponential of a number that is not positive.
    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    public static double ReLU6(double x) => Math.Clamp(x, 0, 6);

    public static double HardSigmoid(double x) => ReLU6(x + 3) / 6;

    public static double LeakyReLU(double x, double slope) => x >= 0 ? x : slope * x;

    public static double ELU(double x, double alpha) => x > 0 ? x : alpha * ExponentialMinusOne(x);

    public static double Swish(double x, double beta) => x * Sigmoid(beta * x);

    // ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).
    public static double SoftplusOf(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    public static double Softplus(double x, double beta, double threshold) => beta * x > threshold ? x : SoftplusOf(beta * x) / beta;

    public static double Mish(double x) => x * Math.Tanh(SoftplusOf(x));

    public static double GELU(double x) => x * 0.5 * ErrorFunction.Complement(-x / Math.Sqrt(2));

    public static double GELUByTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    // eˣ − 1 and ln(1 + x) without cancellation near 0, by Kahan's corrections of the rounded argument.
    static double ExponentialMinusOne(double x)
    {
        var e = Math.Exp(x);
        if (e == 1) return x;
        return e - 1 == -1 ? -1 : (e - 1) * x / Math.Log(e);
    }

    static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
