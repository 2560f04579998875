using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>Copies numbers along nested loops: joins, cuts, transpositions and repetitions of values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StridedCopy
{
    const int Tile = 4;

    /// <summary>Copies; the parts share all loops but the two innermost, or the outer of these where there are no others.</summary>
    /// <param name="source">The first number to read.</param>
    /// <param name="target">The first place to write.</param>
    /// <param name="extents">How often each loop turns, outermost first.</param>
    /// <param name="sourceStrides">Floats from one turn to the next; 0 repeats.</param>
    /// <param name="targetStrides">Floats from one turn to the next.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        float* source, float* target, ReadOnlySpan<int> extents, ReadOnlySpan<int> sourceStrides, ReadOnlySpan<int> targetStrides, int part, int parts)
    {
        var last = extents.Length - 1;
        if (last == 0)
        {
            LayerSupport.Share(extents[0], part, parts, out var first, out var end);
            Row(source + ((nint)first * sourceStrides[0]), sourceStrides[0], target + ((nint)first * targetStrides[0]), targetStrides[0], end - first);
            return;
        }

        var outer = 1;
        foreach (var extent in extents[..(last - 1)]) outer *= extent;
        var rows = extents[last - 1];
        LayerSupport.Share(outer * rows, part, parts, out var from, out var to);
        while (from < to)
        {
            var (index, row) = Math.DivRem(from, rows);
            var count = Math.Min(to - from, rows - row);
            nint s = (nint)row * sourceStrides[last - 1], t = (nint)row * targetStrides[last - 1];
            for (var axis = last - 2; axis >= 0; axis--)
            {
                (index, var turn) = Math.DivRem(index, extents[axis]);
                s += (nint)turn * sourceStrides[axis];
                t += (nint)turn * targetStrides[axis];
            }

            Plane(source + s, sourceStrides[last - 1], sourceStrides[last], target + t, targetStrides[last - 1], targetStrides[last], count, extents[last]);
            from += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Plane(float* source, nint sourceRow, nint sourceStep, float* target, nint targetRow, nint targetStep, int rows, int columns)
    {
        var (row, column) = (0, 0);
        if (sourceRow == 1 && targetStep == 1)
        {
            if (columns is 2 or 3 && targetRow == columns) row = NarrowColumns(source, sourceStep, target, columns, rows);
            if (rows < Tile && Tile - rows <= sourceStep)
            {
                NarrowRows(source, sourceStep, target, targetRow, rows, columns);
                return;
            }

            for (; row <= rows - Tile; row += Tile)
            {
                for (column = 0; column <= columns - Tile; column += Tile)
                {
                    Transpose(source + row + (column * sourceStep), sourceStep, target + (row * targetRow) + column, targetRow);
                }

                for (var i = row; i < row + Tile; i++)
                {
                    Row(source + i + (column * sourceStep), sourceStep, target + (i * targetRow) + column, 1, columns - column);
                }
            }
        }

        for (; row < rows; row++) Row(source + (row * sourceRow), sourceStep, target + (row * targetRow), targetStep, columns);
    }

    /// <summary>
    /// Contiguous rows of two or three numbers from as many columns, four rows at a time. Each is stored with its vector's other lanes, which the
    /// next row overwrites: all but the last tile. Returns how many rows are done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int NarrowColumns(float* source, nint sourceStep, float* target, int columns, int rows)
    {
        var row = 0;
        nint third = columns > 2 ? 2 * sourceStep : 0;
        for (; row < rows - Tile; row += Tile, source += Tile, target += Tile * columns)
        {
            var (a, b, c) = (Vector128.Load(source), Vector128.Load(source + sourceStep), Vector128.Load(source + third));
            var d = c;
            Transpose(ref a, ref b, ref c, ref d);
            Vector128.Store(a, target);
            Vector128.Store(b, target + columns);
            Vector128.Store(c, target + (2 * columns));
            Vector128.Store(d, target + (3 * columns));
        }

        return row;
    }

    /// <summary>
    /// Two or three rows from columns of as many numbers, four columns at a time. Of each column four numbers are read, the further ones of the
    /// next column: all but the last tile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void NarrowRows(float* source, nint sourceStep, float* target, nint targetRow, int rows, int columns)
    {
        nint column = 0;
        for (; column < columns - Tile; column += Tile)
        {
            var first = source + (column * sourceStep);
            var (a, b) = (Vector128.Load(first), Vector128.Load(first + sourceStep));
            var (c, d) = (Vector128.Load(first + (2 * sourceStep)), Vector128.Load(first + (3 * sourceStep)));
            Transpose(ref a, ref b, ref c, ref d);
            Vector128.Store(a, target + column);
            if (rows > 1) Vector128.Store(b, target + targetRow + column);
            if (rows > 2) Vector128.Store(c, target + (2 * targetRow) + column);
        }

        for (var row = 0; row < rows; row++) Row(source + row + (column * sourceStep), sourceStep, target + (row * targetRow) + column, 1, columns - (int)column);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Row(float* source, nint sourceStep, float* target, nint targetStep, int count)
    {
        if (sourceStep == 1 && targetStep == 1)
        {
            var i = 0;
            if (count > 64) new ReadOnlySpan<float>(source, i = count).CopyTo(new(target, count));
            for (; i <= count - Tile; i += Tile) Vector128.Store(Vector128.Load(source + i), target + i);
            for (; i < count; i++) target[i] = source[i];
            return;
        }

        if (sourceStep == 0 && targetStep == 1)
        {
            new Span<float>(target, count).Fill(*source);
            return;
        }

        for (nint i = 0; i < count; i++) target[i * targetStep] = source[i * sourceStep];
    }

    /// <summary>Four rows of four numbers become four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(float* source, nint sourceRow, float* target, nint targetRow)
    {
        var a = Vector128.Load(source);
        var b = Vector128.Load(source + sourceRow);
        var c = Vector128.Load(source + (2 * sourceRow));
        var d = Vector128.Load(source + (3 * sourceRow));
        Transpose(ref a, ref b, ref c, ref d);
        Vector128.Store(a, target);
        Vector128.Store(b, target + targetRow);
        Vector128.Store(c, target + (2 * targetRow));
        Vector128.Store(d, target + (3 * targetRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(ref Vector128<float> a, ref Vector128<float> b, ref Vector128<float> c, ref Vector128<float> d)
    {
        var (evenLow, evenHigh) = (Low(a, c), High(a, c));
        var (oddLow, oddHigh) = (Low(b, d), High(b, d));
        (a, b, c, d) = (Low(evenLow, oddLow), High(evenLow, oddLow), Low(evenHigh, oddHigh), High(evenHigh, oddHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Low(Vector128<float> left, Vector128<float> right) => Interleave(left, right, high: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> High(Vector128<float> left, Vector128<float> right) => Interleave(left, right, high: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Interleave(Vector128<float> left, Vector128<float> right, bool high)
    {
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported) return high ? System.Runtime.Intrinsics.X86.Sse.UnpackHigh(left, right) : System.Runtime.Intrinsics.X86.Sse.UnpackLow(left, right);
        if (System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported)
        {
            return high ? System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipHigh(left, right) : System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(left, right);
        }

        var first = high ? 2 : 0;
        return Vector128.Create(left[first], right[first], left[first + 1], right[first + 1]);
    }
}
