using System.ComponentModel;

namespace NetGen.Runtime.Execution;

/// <summary>
/// Copies values between plain order and blocks of channels. Pointers are to the first pixel inside a halo, strides in floats; each thread
/// copies its share of the planes. Lanes beyond the channels become zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Reordering
{
    /// <summary>Copies contiguous numbers.</summary>
    public static void Copy(float* source, float* target, int length, int thread, int threads)
    {
        LayerSupport.Share(length, thread, threads, out var from, out var to);
        new ReadOnlySpan<float>(source + from, to - from).CopyTo(new(target + from, to - from));
    }

    /// <summary>Plain to plain, between different halos.</summary>
    public static void PlainToPlain(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int thread, int threads)
    {
        LayerSupport.Share(channels, thread, threads, out var from, out var to);
        for (var c = from; c < to; c++)
        {
            for (var y = 0; y < height; y++)
            {
                new ReadOnlySpan<float>(source + (c * sourcePlane) + (y * sourceRow), width).CopyTo(new(target + (c * targetPlane) + (y * targetRow), width));
            }
        }
    }

    /// <summary>Blocks to blocks, between different halos.</summary>
    public static void BlockedToBlocked(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int thread, int threads) =>
        PlainToPlain(source, sourceRow, sourcePlane, target, targetRow, targetPlane, (channels + block - 1) / block, height, width * block, thread, threads);

    /// <summary>Plain to blocks of channels.</summary>
    public static void PlainToBlocked(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int thread, int threads)
    {
        LayerSupport.Share((channels + block - 1) / block, thread, threads, out var from, out var to);
        for (var plane = from; plane < to; plane++)
        {
            var used = Math.Min(block, channels - (plane * block));
            for (var y = 0; y < height; y++)
            {
                var row = target + (plane * targetPlane) + (y * targetRow);
                if (used < block) new Span<float>(row, width * block).Clear();
                for (var lane = 0; lane < used; lane++)
                {
                    var from1 = source + (((plane * block) + lane) * sourcePlane) + (y * sourceRow);
                    for (var x = 0; x < width; x++) row[(x * block) + lane] = from1[x];
                }
            }
        }
    }

    /// <summary>Blocks of channels to plain.</summary>
    public static void BlockedToPlain(
        float* source, nint sourceRow, nint sourcePlane, float* target, nint targetRow, nint targetPlane, int channels, int height, int width, int block,
        int thread, int threads)
    {
        LayerSupport.Share(channels, thread, threads, out var from, out var to);
        for (var c = from; c < to; c++)
        {
            for (var y = 0; y < height; y++)
            {
                var row = source + (c / block * sourcePlane) + (y * sourceRow) + (c % block);
                var to1 = target + (c * targetPlane) + (y * targetRow);
                for (var x = 0; x < width; x++) to1[x] = row[x * block];
            }
        }
    }
}
