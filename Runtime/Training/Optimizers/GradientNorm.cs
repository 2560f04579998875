using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>Euclidean norms, of any machine the same bits: sixteen sums in double precision, whatever the width of its vectors.</summary>
static unsafe class GradientNorm
{
    /// <summary>The sum of squares of whole multiples of sixteen floats.</summary>
    public static double SumOfSquares(float* values, int length)
    {
        Vector512<double> low = default, high = default;
        for (var i = 0; i < length; i += Vector512<float>.Count)
        {
            var (a, b) = Vector512.Widen(Vector512.Load(values + i));
            low += a * a;
            high += b * b;
        }

        var total = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++) total += low[lane] + high[lane];
        return total;
    }
}
