using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Numerics;

/// <summary>
/// Orthonormal vectors out of normally distributed ones: the factor Q of their QR decomposition whose R has a positive diagonal, which makes it
/// uniformly distributed (Mezzadri 2007). Sums have one order, whatever the width of the machine's vectors.
/// </summary>
static class OrthogonalMatrix
{
    /// <summary>Fills a parameter as the matrix of its first dimension by all others.</summary>
    public static void Fill(ParameterDescription parameter, double gain, Func<long, double> normal, Span<float> destination)
    {
        if (parameter.Shape.Length < 2)
        {
            throw new ArgumentException($"An orthogonal matrix is to have at least two dimensions; '{parameter.Name}' is {ShapeText.Of(parameter.Shape)}.", nameof(parameter));
        }

        if (destination.IsEmpty) return;
        var rows = parameter.Shape[0];
        var columns = destination.Length / rows;
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        var vectors = new double[count][];
        for (var v = 0; v < count; v++)
        {
            vectors[v] = new double[length];
            for (var k = 0; k < length; k++) vectors[v][k] = normal(Index(v, k));
            Orthonormalize(vectors, v);
            for (var k = 0; k < length; k++) destination[(int)Index(v, k)] = (float)(gain * vectors[v][k]);
        }

        // Where there are more rows than columns, the columns are the vectors.
        long Index(int vector, int k) => rows <= columns ? ((long)vector * columns) + k : ((long)k * columns) + vector;
    }

    static void Orthonormalize(double[][] vectors, int index)
    {
        var vector = vectors[index];
        // The second time takes away what rounding left of the first.
        for (var time = 0; time < 2; time++)
        {
            for (var other = 0; other < index; other++) Add(vector, vectors[other], -Product(vector, vectors[other]));
        }

        var norm = Math.Sqrt(Product(vector, vector));
        for (var k = 0; k < vector.Length; k++) vector[k] /= norm;
    }

    static double Product(double[] a, double[] b)
    {
        var left = MemoryMarshal.Cast<double, Vector512<double>>(a.AsSpan());
        var right = MemoryMarshal.Cast<double, Vector512<double>>(b.AsSpan());
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < left.Length; i++) sums += left[i] * right[i];
        var total = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++) total += sums[lane];
        for (var i = left.Length * Vector512<double>.Count; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    static void Add(double[] destination, double[] source, double factor)
    {
        var to = MemoryMarshal.Cast<double, Vector512<double>>(destination.AsSpan());
        var from = MemoryMarshal.Cast<double, Vector512<double>>(source.AsSpan());
        for (var i = 0; i < to.Length; i++) to[i] += from[i] * factor;
        for (var i = to.Length * Vector512<double>.Count; i < destination.Length; i++) destination[i] += source[i] * factor;
    }
}
