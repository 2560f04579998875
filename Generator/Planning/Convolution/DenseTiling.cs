using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>How a result is cut into register tiles.</summary>
/// <param name="Rows">Its rows, as tiles of rows.</param>
/// <param name="Columns">Its columns; one tile where a tile has several rows.</param>
/// <param name="Blocks">Its vectors of output channels.</param>
/// <param name="WindowPlanes">Input planes that a tile sums over.</param>
/// <param name="RowsOutermost">Whether all output channels of some rows are computed before the next rows, rather than all rows of some channels.</param>
sealed record DenseTiling(
    EquatableArray<TileSpan> Rows, EquatableArray<TileSpan> Columns, EquatableArray<TileSpan> Blocks, int WindowPlanes, bool RowsOutermost)
{
    /// <summary>Items that are the pixels of a tile, the most first, where results of one pixel are computed for the whole batch.</summary>
    public EquatableArray<int> Items { get; init; } = [];

    /// <summary>Whether the order of rows and channels makes a difference.</summary>
    public bool HasOrder => RowTiles > 1 && BlockTiles > 1;

    public int TileBlocks => Blocks[0].Size;

    public int RowTiles => Rows.Sum(r => r.Count);

    public int BlockTiles => Blocks.Sum(b => b.Count);

    /// <summary>The largest tile as reports show it: <c>tile 1×14×2</c>.</summary>
    public override string ToString() => Items.Count > 0 ? $"tile {Items[0]} items×{TileBlocks}" : $"tile {Rows[0].Size}×{Columns[0].Size}×{TileBlocks}";
}
