using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Execution;

/// <summary>
/// Copies values between plain order and blocks of channels. Pointers are to the first pixel inside a halo, strides in floats; the parts
/// share the rows. Lanes beyond the channels become zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Reordering
{
    const int Tile = 4;

    /// <summary>Copies contiguous numbers.</summary>
    public static void Copy(float* source, float* target, int length, int part, int parts)
    {
        LayerSupport.Share(length, part, parts, out var from, out var to);
        new ReadOnlySpan<float>(source + from, to - from).CopyTo(new(target + from, to - from));
    }

    /// <summary>Plain to plain, between different halos.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PlainToPlain(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width,
        int part, int parts)
    {
        if (sourceRow == width && targetRow == width && sourcePlane == sourceRow * height && targetPlane == sourcePlane)
        {
            Copy(source, target, checked(channels * height * width), part, parts);
            return;
        }

        LayerSupport.Share(channels * height, part, parts, out var from, out var to);
        for (var unit = from; unit < to; unit++)
        {
            var (c, y) = Math.DivRem(unit, height);
            new ReadOnlySpan<float>(source + (c * sourcePlane) + (y * sourceRow), width).CopyTo(new(target + (c * targetPlane) + (y * targetRow), width));
        }
    }

    /// <summary>Blocks to blocks, between different halos.</summary>
    public static void BlockedToBlocked(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int part, int parts) =>
        PlainToPlain(source, sourceRow, sourcePlane, target, targetRow, targetPlane, (channels + block - 1) / block, height, width * block, part, parts);

    /// <summary>Plain to blocks of channels, four channels by four pixels at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PlainToBlocked(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int part, int parts)
    {
        LayerSupport.Share((channels + block - 1) / block * height, part, parts, out var from, out var to);
        for (var unit = from; unit < to; unit++)
        {
            var (plane, y) = Math.DivRem(unit, height);
            var used = Math.Min(block, channels - (plane * block));
            var first = source + ((nint)plane * block * sourcePlane) + (y * sourceRow);
            var row = target + (plane * targetPlane) + (y * targetRow);
            if (used < block) new Span<float>(row, width * block).Clear();
            var lane = 0;
            for (; lane <= used - Tile; lane += Tile)
            {
                var x = 0;
                for (; x <= width - Tile; x += Tile) StridedCopy.Transpose(first + (lane * sourcePlane) + x, sourcePlane, row + (x * block) + lane, block);
                for (var i = lane; i < lane + Tile; i++) Spread(first + (i * sourcePlane), row + i, x, width, block);
            }

            for (; lane < used; lane++) Spread(first + (lane * sourcePlane), row + lane, 0, width, block);
        }
    }

    /// <summary>Blocks of channels to plain, four pixels by four channels at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BlockedToPlain(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int part, int parts)
    {
        LayerSupport.Share((channels + block - 1) / block * height, part, parts, out var from, out var to);
        for (var unit = from; unit < to; unit++)
        {
            var (plane, y) = Math.DivRem(unit, height);
            var used = Math.Min(block, channels - (plane * block));
            var row = source + (plane * sourcePlane) + (y * sourceRow);
            var first = target + ((nint)plane * block * targetPlane) + (y * targetRow);
            var lane = 0;
            for (; lane <= used - Tile; lane += Tile)
            {
                var x = 0;
                for (; x <= width - Tile; x += Tile) StridedCopy.Transpose(row + (x * block) + lane, block, first + (lane * targetPlane) + x, targetPlane);
                for (var i = lane; i < lane + Tile; i++) Collect(row + i, first + (i * targetPlane), x, width, block);
            }

            for (; lane < used; lane++) Collect(row + lane, first + (lane * targetPlane), 0, width, block);
        }
    }

    static void Spread(float* source, float* target, int first, int width, int block)
    {
        for (var x = first; x < width; x++) target[x * block] = source[x];
    }

    static void Collect(float* source, float* target, int first, int width, int block)
    {
        for (var x = first; x < width; x++) target[x] = source[x * block];
    }
}
