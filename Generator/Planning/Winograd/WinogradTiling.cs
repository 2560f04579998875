using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>How a convolution by Winograd's transforms is cut up.</summary>
/// <param name="Output">Rows and columns of the result that a tile makes: 2 or 4.</param>
/// <param name="TileRows">Tiles one below the other.</param>
/// <param name="TileColumns">Tiles side by side.</param>
/// <param name="Strips">The tiles that are transformed together, row after row.</param>
/// <param name="MostColumns">The tiles that are the pixels of a register tile, at most.</param>
/// <param name="Blocks">The vectors of output channels of register tiles.</param>
sealed record WinogradTiling(int Output, int TileRows, int TileColumns, EquatableArray<TileSpan> Strips, int MostColumns, EquatableArray<TileSpan> Blocks)
{
    /// <summary>Rows and columns of x that a tile reads: with a kernel of three by three two more than it makes.</summary>
    public int Input => Output + 2;

    /// <summary>The numbers that a tile has after the transform, each of a slice of its own.</summary>
    public int Slices => Input * Input;

    public int Tiles => TileRows * TileColumns;

    public int StripTiles => Strips[0].Size;

    public int TileBlocks => Blocks[0].Size;

    public int BlockTiles => Blocks.Sum(b => b.Count);

    /// <summary>The register tiles of a strip.</summary>
    public EquatableArray<TileSpan> Columns(TileSpan strip) => TileSpan.Balanced(strip.Size, MostColumns);

    public override string ToString() => $"F({Output}×{Output}, 3×3), {StripTiles} of {Tiles} tiles at a time, tile 1×{Columns(Strips[0])[0].Size}×{TileBlocks}";
}
