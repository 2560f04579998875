using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>Chooses the register tiles of a gradient of weights by an estimate of their cycles, on the same core as <see cref="DenseTilingChoice"/>.</summary>
static class WeightGradientTilingChoice
{
    const int MostBlocks = 6;
    const double ProductsPerCycle = 2, LoadsPerCycle = 2, InstructionsPerCycle = 5;

    // A product waits four cycles for the sum before; what lies between a core's ideal and what it does takes a tile that just fills them beyond.
    const double Latency = 5;

    // What a load takes that is hidden behind products: of tiles that are as fast, the one that loads less.
    const double CyclesOfHiddenLoad = 0.02;

    // What a cache line takes that comes from the second level meanwhile: one for each vector of dy, and of x about one, which all taps and channels share.
    const double CyclesOfHiddenLine = 0.15;

    // Layers of one geometry are many, and an edit leaves most of a network as it is.
    const int RememberedChoices = 1024;

    static readonly RecentResults<(DenseGeometry Geometry, InstructionSet InstructionSet, bool Gathers), WeightGradientTiling> Known = new(RememberedChoices);

    /// <summary>The tiles, in units and strips.</summary>
    /// <param name="g">The convolution as the kernels see it.</param>
    /// <param name="instructionSet">The processors.</param>
    /// <param name="gathers">Whether pixels of x are first put side by side.</param>
    public static WeightGradientTiling Choose(DenseGeometry g, InstructionSet instructionSet, bool gathers = false) =>
        Known.Of((g, instructionSet, gathers), key => Best(key.Geometry, key.InstructionSet, key.Gathers));

    static WeightGradientTiling Best(DenseGeometry g, InstructionSet instructionSet, bool gathers)
    {
        WeightGradientTiling? best = null;
        var bestCycles = double.PositiveInfinity;
        foreach (var candidate in Candidates(g, instructionSet))
        {
            var cycles = CyclesPerPixel(candidate, g, instructionSet);
            if (cycles < bestCycles) (best, bestCycles) = (candidate, cycles);
        }

        return WeightGradientStrips.Choose(best!, g, instructionSet, bestCycles, gathers);
    }

    static IEnumerable<WeightGradientTiling> Candidates(DenseGeometry g, InstructionSet instructionSet)
    {
        var blocks = g.OutputVectors(instructionSet.Lanes);
        var channels = Math.Min(g.InputBlock, g.Inputs);
        for (var tileBlocks = 1; tileBlocks <= Math.Min(blocks, MostBlocks); tileBlocks++)
        {
            for (var taps = 1; taps <= g.KernelWidth; taps++)
            {
                for (var tileChannels = 1; tileChannels <= channels; tileChannels++)
                {
                    if (!new WeightGradientTile(instructionSet, taps, 0, tileChannels, tileBlocks).Fits) continue;
                    yield return new(
                        TileSpan.Balanced(g.KernelWidth, taps), TileSpan.Balanced(channels, tileChannels),
                        TileSpan.Balanced(g.Inputs - ((g.InputPlanes - 1) * g.InputBlock), tileChannels),

                        // The planes that the groups of a tile reach into follow from its place alone if all tiles but the last are of one size.
                        g.Groups == 1 ? TileSpan.Balanced(blocks, tileBlocks) : TileSpan.Filled(blocks, tileBlocks));
                }
            }
        }
    }

    /// <summary>Cycles of all weights for a pixel of dy.</summary>
    static double CyclesPerPixel(WeightGradientTiling tiling, DenseGeometry g, InstructionSet instructionSet)
    {
        var perPlane = (
            from taps in tiling.Taps
            from channels in tiling.Channels
            from blocks in tiling.Blocks
            let tile = new WeightGradientTile(instructionSet, taps.Size, 0, channels.Size, blocks.Size)
            select taps.Count * channels.Count * blocks.Count * CyclesPerPixel(tile, g.Taps > 1)).Sum();
        return perPlane * g.WindowPlanes(tiling.TileBlocks * instructionSet.Lanes) * g.KernelHeight;
    }

    static double CyclesPerPixel(WeightGradientTile tile, bool readsSecondLevel)
    {
        var loads = (tile.Taps * tile.Channels) + tile.Blocks;
        var instructions = tile.Products + (tile.BroadcastsWithinProduct ? tile.Blocks : loads) + 4;
        var cycles = Math.Max(Math.Max(tile.Products / ProductsPerCycle, loads / LoadsPerCycle), Math.Max(Latency, instructions / InstructionsPerCycle));
        return cycles + (CyclesOfHiddenLoad * loads) + (readsSecondLevel ? CyclesOfHiddenLine * (tile.Blocks + 1) : 0);
    }
}
