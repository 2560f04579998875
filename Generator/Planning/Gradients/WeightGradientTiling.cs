using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>How the gradients of a convolution's weights are cut into register tiles, and the pixels into strips that stay near in the caches.</summary>
/// <param name="Taps">The taps of a kernel row.</param>
/// <param name="Channels">The channels of an input plane.</param>
/// <param name="LastChannels">The channels of the last input plane.</param>
/// <param name="Blocks">The vectors of output channels.</param>
/// <param name="Rows">Rows of dy that all tiles of a unit of work pass over before the next.</param>
/// <param name="Items">Items whose rows they pass over, where those are all rows.</param>
/// <param name="ByKernelRow">Whether a kernel row is a unit of work, because there would be few others.</param>
sealed record WeightGradientTiling(
    EquatableArray<TileSpan> Taps, EquatableArray<TileSpan> Channels, EquatableArray<TileSpan> LastChannels, EquatableArray<TileSpan> Blocks, int Rows, int Items,
    bool ByKernelRow)
{
    public int TileBlocks => Blocks[0].Size;

    public int BlockTiles => Blocks.Sum(b => b.Count);

    /// <summary>The largest tile as reports show it.</summary>
    public override string ToString() => $"tile {Taps[0].Size}×{Channels[0].Size}×{TileBlocks}";
}
