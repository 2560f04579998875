using NetGenCompiler.Graphs;

namespace NetGenOracle.Kernels;

/// <summary>The same numbers as another type.</summary>
static class CastKernels
{
    public static OracleTensor Run(OperatorCall call, ElementType to) => call.X.Map(x => to switch
    {
        ElementType.F16 => (double)(Half)Math.Clamp(x, -(double)Half.MaxValue, (double)Half.MaxValue),
        ElementType.BF16 => Significant(x, 8),
        _ => x,
    });

    /// <summary>Rounded to so many significant bits.</summary>
    static double Significant(double x, int bits) => x == 0 || !double.IsFinite(x)
        ? x
        : Math.ScaleB(Math.Round(Math.ScaleB(x, bits - 1 - Math.ILogB(x))), Math.ILogB(x) - bits + 1);
}
