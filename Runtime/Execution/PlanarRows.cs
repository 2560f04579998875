using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Execution;

/// <summary>The rows of convolutions whose lanes are pixels: what they read, and how their results become blocks of channels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PlanarRows
{
    const int Tile = 4;

    /// <summary>
    /// Copies rows of a plain map with the zeros of its padding, each cut into phases: pixel i of phase p is pixel i·phases + p. What a phase has beyond the row is zero.
    /// </summary>
    /// <param name="source">The first pixel of the map.</param>
    /// <param name="sourceRow">Floats from a row to the next.</param>
    /// <param name="sourcePlane">Floats from a channel to the next.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="height">Rows of the map.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="top">Rows of padding above.</param>
    /// <param name="left">Columns of padding to the left.</param>
    /// <param name="target">The first row of the copy, padding included.</param>
    /// <param name="targetPlane">Floats from a channel of the copy to the next.</param>
    /// <param name="first">The first row to copy, counted from the padding.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="phases">The phases of a row.</param>
    /// <param name="length">Floats of a phase.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(
        float* source, nint sourceRow, nint sourcePlane, int channels, int height, int width, int top, int left, float* target, nint targetPlane, int first, int rows,
        int phases, int length)
    {
        // What the windows do not reach of the last row is not copied.
        var columns = (int)Math.Clamp(((long)phases * length) - left, 0, width);
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = first; row < first + rows; row++)
            {
                var line = target + (channel * targetPlane) + ((nint)row * phases * length);
                new Span<float>(line, phases * length).Clear();
                if (row < top || row >= top + height) continue;
                SplitRow(source + (channel * sourcePlane) + ((row - top) * sourceRow), columns, left, line, phases, length);
            }
        }
    }

    static void SplitRow(float* source, int columns, int left, float* target, int phases, int length)
    {
        if (phases == 1)
        {
            new ReadOnlySpan<float>(source, columns).CopyTo(new(target + left, columns));
            return;
        }

        var (place, phase) = Math.DivRem(left, phases);
        var column = 0;
        if (phases == 2)
        {
            if (phase == 1 && columns > 0)
            {
                target[length + place++] = source[column++];
                phase = 0;
            }

            for (; column <= columns - (2 * Tile); column += 2 * Tile, place += Tile)
            {
                var (low, high) = (Vector128.Load(source + column), Vector128.Load(source + column + Tile));
                Vector128.Store(Even(low, high), target + place);
                Vector128.Store(Odd(low, high), target + length + place);
            }
        }

        for (; column < columns; column++)
        {
            target[(phase * length) + place] = source[column];
            if (++phase < phases) continue;
            phase = 0;
            place++;
        }
    }

    /// <summary>Turns rows of pixels, one for each channel, into pixels of blocks of channels; lanes beyond the channels become zero.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="length">Floats from a row to the next.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="target">The first pixel of the first block.</param>
    /// <param name="targetPlane">Floats from a block to the next.</param>
    /// <param name="block">Channels of a block.</param>
    /// <param name="pixels">Pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(float* rows, nint length, int channels, float* target, nint targetPlane, int block, int pixels)
    {
        for (var first = 0; first < channels; first += block, rows += block * length, target += targetPlane)
        {
            var used = Math.Min(block, channels - first);
            if (used <= block - Tile) new Span<float>(target, pixels * block).Clear();
            for (var lane = 0; lane < used; lane += Tile)
            {
                // The last rows of a block are read again where there are fewer: their lanes become zero.
                var row = rows + (lane * length);
                nint second = used - lane > 1 ? length : 0, third = used - lane > 2 ? 2 * length : 0, fourth = used - lane > 3 ? 3 * length : 0;
                var mask = Vector128.LessThan(Vector128.Create(0, 1, 2, 3), Vector128.Create(used - lane)).AsSingle();
                for (var next = 0; next < pixels; next += Tile)
                {
                    // The last pixels are done again where they are no whole tile.
                    var pixel = Math.Max(0, Math.Min(next, pixels - Tile));
                    var (a, b, c, d) = (Vector128.Load(row + pixel), Vector128.Load(row + second + pixel), Vector128.Load(row + third + pixel), Vector128.Load(row + fourth + pixel));
                    StridedCopy.Transpose(ref a, ref b, ref c, ref d);
                    var y = target + ((nint)pixel * block) + lane;
                    Vector128.Store(a & mask, y);
                    if (pixels > 1) Vector128.Store(b & mask, y + block);
                    if (pixels > 2) Vector128.Store(c & mask, y + (2 * block));
                    if (pixels > 3) Vector128.Store(d & mask, y + (3 * block));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Even(Vector128<float> low, Vector128<float> high) =>
        Sse.IsSupported ? Sse.Shuffle(low, high, 0b10_00_10_00)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(low, high)
        : Vector128.Create(low[0], low[2], high[0], high[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Odd(Vector128<float> low, Vector128<float> high) =>
        Sse.IsSupported ? Sse.Shuffle(low, high, 0b11_01_11_01)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(low, high)
        : Vector128.Create(low[1], low[3], high[1], high[3]);
}
