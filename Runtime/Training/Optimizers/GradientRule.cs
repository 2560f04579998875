using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>What becomes of a gradient before an optimizer sees it: scaled, held within bounds, decay added.</summary>
readonly struct GradientRule(double scale, double bound, double l2, double l1)
{
    // No more than four fields: the compiler keeps so many in registers.
    readonly Vector<float> scale = new((float)scale);
    readonly Vector<float> bound = new((float)bound);
    readonly Vector<float> l2 = new((float)l2);
    readonly Vector<float> l1 = new((float)l1);

    /// <summary>The gradient that counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Apply(Vector<float> gradient, Vector<float> value)
    {
        var bounded = Vector.Min(Vector.Max(gradient * scale, -bound), bound);
        // The absolute value has no slope at zero.
        var sign = Vector.AndNot(Vector.CopySign(l1, value), Vector.Equals<float>(value, Vector<float>.Zero));
        return bounded + (l2 * value) + sign;
    }
}
