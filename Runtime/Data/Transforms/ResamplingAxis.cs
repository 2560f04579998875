using System.Buffers;
using System.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Resizes along one axis: of each new pixel which old ones count, and how much. A pixel's centre lies half a pixel from its edge. Without
/// antialiasing the two pixels around a place count; with it, where the result is smaller, all under a triangle as wide as two new pixels.
/// </summary>
readonly ref struct ResamplingAxis
{
    readonly int count, taps;
    readonly int[] starts;
    readonly float[] weights;

    public ResamplingAxis(int length, int count, bool antialias)
    {
        this.count = count;
        var scale = (double)length / count;
        var support = antialias ? Math.Max(scale, 1) : 1;
        taps = antialias ? ((int)Math.Ceiling(support) * 2) + 1 : 2;
        starts = ArrayPool<int>.Shared.Rent(count);
        weights = ArrayPool<float>.Shared.Rent(count * taps);
        weights.AsSpan(0, count * taps).Clear();
        for (var i = 0; i < count; i++)
        {
            var own = weights.AsSpan(i * taps, taps);
            if (antialias) starts[i] = Triangle(scale * (i + 0.5), support, length, own);
            else starts[i] = Neighbours(Math.Max((scale * (i + 0.5)) - 0.5, 0), length, own);
        }
    }

    /// <summary>Resizes a row.</summary>
    public void AlongRow(ReadOnlySpan<float> source, Span<float> destination)
    {
        for (var i = 0; i < count; i++)
        {
            var sum = 0f;
            var own = WeightsOf(i);
            for (var k = 0; k < own.Length; k++) sum += own[k] * source[starts[i] + k];
            destination[i] = sum;
        }
    }

    /// <summary>Resizes all columns of a plane, row by row.</summary>
    public void AlongColumns(ReadOnlySpan<float> plane, int width, Span<float> destination)
    {
        for (var i = 0; i < count; i++)
        {
            var target = destination.Slice(i * width, width);
            target.Clear();
            var own = WeightsOf(i);
            for (var k = 0; k < own.Length; k++) Add(plane.Slice((starts[i] + k) * width, width), own[k], target);
        }
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<float>.Shared.Return(weights);
    }

    /// <summary>The weights of a new pixel, without those at the end that are zero: what they would be of may lie beyond the edge.</summary>
    ReadOnlySpan<float> WeightsOf(int pixel)
    {
        var own = weights.AsSpan(pixel * taps, taps);
        return own[..(own.LastIndexOfAnyExcept(0f) + 1)];
    }

    static void Add(ReadOnlySpan<float> source, float weight, Span<float> destination)
    {
        var factor = new Vector<float>(weight);
        var i = 0;
        for (; i <= destination.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(destination[i..]) + (factor * new Vector<float>(source[i..]))).CopyTo(destination[i..]);
        }

        for (; i < destination.Length; i++) destination[i] += weight * source[i];
    }

    static int Neighbours(double place, int length, Span<float> weights)
    {
        var first = Math.Min((int)place, length - 1);
        var share = first == length - 1 ? 0 : place - first;
        (weights[0], weights[1]) = ((float)(1 - share), (float)share);
        return first;
    }

    static int Triangle(double center, double support, int length, Span<float> weights)
    {
        var first = Math.Max((int)(center - support + 0.5), 0);
        var last = Math.Min((int)(center + support + 0.5), length);
        var total = 0.0;
        for (var k = first; k < last; k++) total += Height(k);
        for (var k = first; k < last; k++) weights[k - first] = (float)(Height(k) / total);
        return first;

        double Height(int k) => Math.Max(0, 1 - Math.Abs((k - center + 0.5) / support));
    }
}
