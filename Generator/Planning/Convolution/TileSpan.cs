using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Tiles of one size, side by side.</summary>
/// <param name="Start">What lies before the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Size">What each covers.</param>
readonly record struct TileSpan(int Start, int Count, int Size)
{
    /// <summary>Cuts an extent into as few tiles as it takes, all of the same size or one less: 17 by 14 is 9 and 8, not 14 and 3.</summary>
    public static EquatableArray<TileSpan> Balanced(int extent, int largest)
    {
        var count = (extent + largest - 1) / largest;
        var (size, longer) = (extent / count, extent % count);
        return longer == 0 ? [new(0, count, size)] : [new(0, longer, size + 1), new(longer * (size + 1), count - longer, size)];
    }

    /// <summary>Cuts an extent into tiles of one size and what is left.</summary>
    public static EquatableArray<TileSpan> Filled(int extent, int size)
    {
        var (count, rest) = (extent / size, extent % size);
        return rest == 0 ? [new(0, count, size)] : count == 0 ? [new(0, 1, rest)] : [new(0, count, size), new(count * size, 1, rest)];
    }
}
