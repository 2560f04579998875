using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Execution;

/// <summary>What the methods of generated layers have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LayerSupport
{
    /// <summary>A part's share of equal units of work: contiguous, and none shared.</summary>
    /// <param name="units">How many units there are.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="from">The first unit of the share.</param>
    /// <param name="to">One past its last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Share(int units, int part, int parts, out int from, out int to)
    {
        from = (int)((long)units * part / parts);
        to = (int)((long)units * (part + 1) / parts);
    }

    /// <summary>Zeroes what lies round each plane of a map, the part's share of the planes.</summary>
    /// <param name="start">The start of the layout.</param>
    /// <param name="planes">Planes, of <paramref name="block"/> channels each.</param>
    /// <param name="height">Rows inside the halo.</param>
    /// <param name="width">Columns inside the halo.</param>
    /// <param name="block">Floats of a pixel.</param>
    /// <param name="top">Rows of halo above.</param>
    /// <param name="bottom">Rows of halo below.</param>
    /// <param name="left">Columns of halo to the left.</param>
    /// <param name="right">Columns of halo to the right.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearHalo(float* start, int planes, int height, int width, int block, int top, int bottom, int left, int right, int part, int parts)
    {
        var row = (nint)(left + width + right) * block;
        var plane = row * (top + height + bottom);
        Share(planes, part, parts, out var from, out var to);
        for (var i = from; i < to; i++)
        {
            var p = start + (i * plane);

            // The end of a row and the start of the next are contiguous: one run clears both.
            Clear(p, (top * row) + (left * block));
            p += (top * row) + (left * block) + (width * block);
            for (var y = 1; y < height; y++, p += row) Clear(p, (left + right) * block);
            Clear(p, (right * block) + (bottom * row));
        }
    }

    /// <summary>Zeroes a grid of pixels, the part's share of the rows of all planes.</summary>
    /// <param name="start">The first pixel.</param>
    /// <param name="planes">Planes.</param>
    /// <param name="planeStep">From a plane to the next.</param>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="rowStep">From a row to the next.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="columnStep">From a column to the next.</param>
    /// <param name="block">Floats of a pixel.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearPixels(float* start, int planes, int planeStep, int rows, int rowStep, int columns, int columnStep, int block, int part, int parts)
    {
        Share(planes * rows, part, parts, out var from, out var to);
        for (var i = from; i < to; i++)
        {
            var (plane, row) = Math.DivRem(i, rows);
            var p = start + ((nint)plane * planeStep) + ((nint)row * rowStep);
            for (var column = 0; column < columns; column++, p += columnStep) Clear(p, block);
        }
    }

    /// <summary>Zeroes a few numbers, in the first part alone.</summary>
    public static void Clear(float* start, int length, int part)
    {
        if (part == 0) Clear(start, length);
    }

    /// <summary>The two pixels between which a pixel of an enlarged axis lies: at (numerator·i + shift)/denominator, from 0 on.</summary>
    /// <param name="index">The pixel of the result.</param>
    /// <param name="extent">Pixels of the operand.</param>
    /// <param name="numerator">The numerator's part per pixel.</param>
    /// <param name="shift">Its constant part.</param>
    /// <param name="denominator">The denominator.</param>
    /// <param name="first">The pixel before.</param>
    /// <param name="second">The pixel after, the last one at the end.</param>
    /// <param name="share">The share of the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Between(int index, int extent, int numerator, int shift, int denominator, out int first, out int second, out float share)
    {
        var position = Math.Max(0, ((long)numerator * index) + shift);
        first = (int)(position / denominator);
        share = (position - ((long)first * denominator)) / (float)denominator;
        second = Math.Min(first + 1, extent - 1);
    }

    /// <summary>A vector whose first lanes are the numbers at an address; the others are zero, and not read.</summary>
    /// <typeparam name="TVector">The type of the vector.</typeparam>
    /// <param name="source">The numbers.</param>
    /// <param name="count">How many, at most the vector's lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadPart<TVector>(float* source, long count)
        where TVector : unmanaged
    {
        TVector value = default;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)count * sizeof(float));
        return value;
    }

    /// <summary>The largest lane of a vector; what is no number where one is none.</summary>
    /// <typeparam name="TVector">The type of the vector.</typeparam>
    /// <param name="value">The vector.</param>
    public static float MaxOf<TVector>(TVector value)
        where TVector : unmanaged
    {
        var lanes = (float*)&value;
        var max = lanes[0];
        for (var i = 1; i < sizeof(TVector) / sizeof(float); i++) max = MathF.Max(max, lanes[i]);
        return max;
    }

    /// <summary>Stores the first lanes of a vector, and writes nothing beyond them.</summary>
    /// <typeparam name="TVector">The type of the vector.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where the numbers go.</param>
    /// <param name="count">How many, at most the vector's lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart<TVector>(TVector value, float* target, long count)
        where TVector : unmanaged => Unsafe.CopyBlockUnaligned(target, &value, (uint)count * sizeof(float));

    static void Clear(float* start, nint length) => new Span<float>(start, (int)length).Clear();
}
