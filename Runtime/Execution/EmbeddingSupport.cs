using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Execution;

/// <summary>Tables whose rows are read by their numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class EmbeddingSupport
{
    /// <summary>Copies rows of a table; of an index that is no row's number comes a row of what is no number.</summary>
    /// <param name="indices">The numbers of the rows.</param>
    /// <param name="table">The table, row by row.</param>
    /// <param name="y">Where the rows go.</param>
    /// <param name="length">How many indices there are.</param>
    /// <param name="count">How many rows the table has.</param>
    /// <param name="features">How many numbers a row has.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(float* indices, float* table, float* y, int length, int count, int features, int part, int parts)
    {
        LayerSupport.Share(length, part, parts, out var from, out var to);
        for (var i = from; i < to; i++)
        {
            Span<float> result = new(y + ((nint)i * features), features);
            if (TryRow(indices[i], count, out var row)) new ReadOnlySpan<float>(table + ((nint)row * features), features).CopyTo(result);
            else result.Fill(float.NaN);
        }
    }

    /// <summary>The gradient of a table: each gradient of a row that was read is added to it, item after item. The parts share the columns.</summary>
    /// <param name="indices">The numbers of the rows of the first item.</param>
    /// <param name="gradients">The gradients of its rows.</param>
    /// <param name="table">Where the gradient of the table goes.</param>
    /// <param name="length">How many indices an item has.</param>
    /// <param name="count">How many rows the table has.</param>
    /// <param name="features">How many numbers a row has.</param>
    /// <param name="paddingRow">A row that gets nothing; −1 where there is none.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="itemStride">From the numbers of an item to those of the next.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* indices, float* gradients, float* table, int length, int count, int features, int paddingRow, int items, nint itemStride, int part, int parts)
    {
        LayerSupport.Share(features, part, parts, out var from, out var to);
        if (to == from) return;
        for (var row = 0; row < count; row++) new Span<float>(table + ((nint)row * features) + from, to - from).Clear();
        for (var item = 0; item < items; item++)
        {
            for (var i = 0; i < length; i++)
            {
                if (!TryRow(indices[(item * itemStride) + i], count, out var row) || row == paddingRow) continue;
                float* sum = table + ((nint)row * features), gradient = gradients + (item * itemStride) + ((nint)i * features);
                for (var column = from; column < to; column++) sum[column] += gradient[column];
            }
        }
    }

    static bool TryRow(float index, int count, out int row)
    {
        row = index >= 0 && index < count ? (int)index : -1;
        return row >= 0 && row == index;
    }
}
