using System.Buffers;

namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Goes over the rows of batch × classes × positions. Where there are several positions the numbers of a row lie a map apart: as many rows as a cache
/// line has floats are brought together at a time, and their gradients back.
/// </summary>
static class RowSweep
{
    const int Tile = 16;

    /// <summary>The sum of the rows' losses; the rule is compiled into the loop.</summary>
    public static double Sum<TRule>(
        TRule rule, ReadOnlySpan<float> prediction, int classes, int positions, double weight, Span<float> gradient, Span<float> losses)
        where TRule : IRowRule, allows ref struct
    {
        var rows = prediction.Length / classes;
        if (positions == 1) return Rows(ref rule, prediction, classes, 0, rows, weight, gradient, losses);
        var length = Math.Min(Tile, positions) * classes;
        var buffer = ArrayPool<float>.Shared.Rent(2 * length);
        var tile = buffer.AsSpan(0, length);
        var slopes = gradient.IsEmpty ? default : buffer.AsSpan(length, length);
        var sum = 0.0;
        for (var row = 0; row < rows; row += positions)
        {
            for (var first = 0; first < positions; first += Tile)
            {
                var (count, start) = (Math.Min(Tile, positions - first), (row * classes) + first);
                for (var c = 0; c < classes; c++)
                {
                    for (var p = 0; p < count; p++) tile[(p * classes) + c] = prediction[start + (c * positions) + p];
                }

                sum += Rows(ref rule, tile, classes, row + first, count, weight, slopes, losses);
                if (gradient.IsEmpty) continue;
                for (var c = 0; c < classes; c++)
                {
                    for (var p = 0; p < count; p++) gradient[start + (c * positions) + p] = slopes[(p * classes) + c];
                }
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
        return sum;
    }

    static double Rows<TRule>(
        ref TRule rule, ReadOnlySpan<float> values, int classes, int first, int count, double weight, Span<float> gradient, Span<float> losses)
        where TRule : IRowRule, allows ref struct
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var loss = rule.Evaluate(first + i, values.Slice(i * classes, classes), gradient.IsEmpty ? default : gradient.Slice(i * classes, classes));
            sum += loss;
            if (!losses.IsEmpty) losses[first + i] = (float)(loss * weight);
        }

        return sum;
    }
}
