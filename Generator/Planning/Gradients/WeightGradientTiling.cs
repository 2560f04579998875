using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// How the gradients of a convolution's weights are cut into register tiles, the tiles into units of work, and the pixels into strips that stay near in the
/// caches.
/// </summary>
/// <param name="Taps">The taps of a kernel row.</param>
/// <param name="Channels">The channels of an input plane.</param>
/// <param name="LastChannels">The channels of the last input plane.</param>
/// <param name="Blocks">The vectors of output channels.</param>
sealed record WeightGradientTiling(
    EquatableArray<TileSpan> Taps, EquatableArray<TileSpan> Channels, EquatableArray<TileSpan> LastChannels, EquatableArray<TileSpan> Blocks)
{
    /// <summary>Input planes of a unit of work.</summary>
    public int Planes { get; init; } = 1;

    /// <summary>Tiles of output channels of a unit of work: each strip of dy meets all planes, and each strip of x all tiles, before the next strip.</summary>
    public int Tiles { get; init; } = 1;

    /// <summary>Rows of dy in a strip.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Items of a strip, where it has all rows.</summary>
    public int Items { get; init; } = 1;

    /// <summary>Whether a kernel row is a unit of work, because there would be few others.</summary>
    public bool ByKernelRow { get; init; }

    public int TileBlocks => Blocks[0].Size;

    public int BlockTiles => Blocks.Sum(b => b.Count);

    /// <summary>Groups of tiles.</summary>
    public int TileGroups => (BlockTiles + Tiles - 1) / Tiles;

    /// <summary>Groups of planes, of so many.</summary>
    public int PlaneGroups(int planes) => (planes + Planes - 1) / Planes;

    /// <summary>The sums of a tile and a plane: [kernel row][kernel column][input channel][vector of outputs][lane].</summary>
    public int Sums(DenseGeometry g, int lanes) => (ByKernelRow ? 1 : g.KernelHeight) * g.KernelWidth * g.InputBlock * TileBlocks * lanes;

    /// <summary>The largest tile as reports show it.</summary>
    public override string ToString() => $"tile {Taps[0].Size}×{Channels[0].Size}×{TileBlocks}{(Tiles * Planes > 1 ? $", {Planes} planes by {Tiles} tiles at a time" : "")}";
}
