using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Weights;

/// <summary>Finds NaN and infinity.</summary>
static class FiniteCheck
{
    /// <summary>The index of the first value that is not finite, or −1.</summary>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            // x − x is zero for what is finite, else NaN, which equals nothing.
            if (!Vector.EqualsAll(vectors[i] - vectors[i], Vector<float>.Zero)) return Scan(values, i * Vector<float>.Count);
        }

        return Scan(values, vectors.Length * Vector<float>.Count);
    }

    public static string Name(float value) => float.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "−infinity";

    static int Scan(ReadOnlySpan<float> values, int from)
    {
        for (var i = from; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i])) return i;
        }

        return -1;
    }
}
