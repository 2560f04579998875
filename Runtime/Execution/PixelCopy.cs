using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>Copies pixels of maps within the loops of a step, where the general <see cref="StridedCopy"/> is too slow for so few numbers in a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PixelCopy
{
    /// <summary>Puts pixels of a grid side by side.</summary>
    /// <param name="source">The first pixel of the first plane.</param>
    /// <param name="target">[plane][row][column][channel of the plane].</param>
    /// <param name="planes">Planes.</param>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="block">Floats of a pixel: 4, or a multiple of 8.</param>
    /// <param name="sourcePlane">From a plane to the next.</param>
    /// <param name="sourceRow">From a row of the grid to the next.</param>
    /// <param name="sourceColumn">From a column of the grid to the next.</param>
    /// <param name="targetPlane">From a plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(float* source, float* target, int planes, int rows, int columns, int block, nint sourcePlane, nint sourceRow, nint sourceColumn, nint targetPlane)
    {
        for (var plane = 0; plane < planes; plane++)
        {
            var to = target + (plane * targetPlane);
            for (var row = 0; row < rows; row++)
            {
                var from = source + (plane * sourcePlane) + (row * sourceRow);
                for (var column = 0; column < columns; column++, from += sourceColumn, to += block) Copy(from, to, block);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Copy(float* from, float* to, int count)
    {
        if (count == 4)
        {
            Vector128.Store(Vector128.Load(from), to);
            return;
        }

        for (var i = 0; i < count; i += 8) Vector256.Store(Vector256.Load(from + i), to + i);
    }
}
