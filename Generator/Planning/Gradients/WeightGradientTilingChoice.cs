using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>Chooses the register tiles of a gradient of weights by an estimate of their cycles, on the same core as <see cref="DenseTilingChoice"/>.</summary>
static class WeightGradientTilingChoice
{
    const int MostBlocks = 6;
    const double ProductsPerCycle = 2, LoadsPerCycle = 2, InstructionsPerCycle = 5, Latency = 4;
    const double CyclesPerCall = 30, CyclesPerSum = 2;

    // More than the first level holds: a strip has to be long against the start of a call, and what comes from the second level comes in order.
    const int StripFloats = 16 * 1024, MostItems = 16, FewUnits = 32;

    public static WeightGradientTiling Choose(DenseGeometry g, InstructionSet instructionSet)
    {
        WeightGradientTiling? best = null;
        var bestCycles = double.PositiveInfinity;
        foreach (var candidate in Candidates(g, instructionSet))
        {
            var cycles = Cycles(candidate, g, instructionSet);
            if (cycles < bestCycles) (best, bestCycles) = (candidate, cycles);
        }

        return best!;
    }

    static IEnumerable<WeightGradientTiling> Candidates(DenseGeometry g, InstructionSet instructionSet)
    {
        var blocks = (g.Outputs + instructionSet.Lanes - 1) / instructionSet.Lanes;
        var channels = Math.Min(g.InputBlock, g.Inputs);
        for (var tileBlocks = 1; tileBlocks <= Math.Min(blocks, MostBlocks); tileBlocks++)
        {
            for (var taps = 1; taps <= g.KernelWidth; taps++)
            {
                for (var tileChannels = 1; tileChannels <= channels; tileChannels++)
                {
                    if (new WeightGradientTile(instructionSet, taps, 0, tileChannels, tileBlocks).Fits) yield return Tiling(g, instructionSet, taps, tileChannels, tileBlocks, blocks);
                }
            }
        }
    }

    static WeightGradientTiling Tiling(DenseGeometry g, InstructionSet instructionSet, int taps, int channels, int tileBlocks, int blocks)
    {
        var lastChannels = g.Inputs - ((g.InputPlanes - 1) * g.InputBlock);
        var spans = TileSpan.Filled(blocks, tileBlocks);
        var floatsOfRow = (tileBlocks * g.Width * instructionSet.Lanes) + (g.StrideHeight * g.InputRow);
        var rows = Math.Max(1, Math.Min(g.Height, StripFloats / floatsOfRow));
        var items = rows < g.Height ? 1 : Math.Min(MostItems, Math.Max(1, StripFloats / (floatsOfRow * g.Height)));
        var units = spans.Sum(s => s.Count) * g.WindowPlanes(tileBlocks * instructionSet.Lanes);
        return new(
            TileSpan.Balanced(g.KernelWidth, taps), TileSpan.Balanced(Math.Min(g.InputBlock, g.Inputs), channels), TileSpan.Balanced(lastChannels, channels), spans, rows, items,
            g.KernelHeight > 1 && units < FewUnits);
    }

    static double Cycles(WeightGradientTiling tiling, DenseGeometry g, InstructionSet instructionSet)
    {
        var calls = (g.Height + tiling.Rows - 1) / tiling.Rows;
        var pixels = (double)tiling.Rows * g.Width * tiling.Items;
        var perPlane = (
            from taps in tiling.Taps
            from channels in tiling.Channels
            from blocks in tiling.Blocks
            let tile = new WeightGradientTile(instructionSet, taps.Size, 0, channels.Size, blocks.Size)
            select taps.Count * channels.Count * blocks.Count * ((pixels * CyclesPerPixel(tile)) + CyclesPerCall + (CyclesPerSum * tile.Products)) * calls / tiling.Items).Sum();
        return perPlane * g.WindowPlanes(tiling.TileBlocks * instructionSet.Lanes);
    }

    static double CyclesPerPixel(WeightGradientTile tile)
    {
        var numbers = tile.Taps * tile.Channels;
        var instructions = tile.Products + (tile.BroadcastsWithinProduct ? 0 : numbers) + tile.Blocks + 4;
        return Math.Max(Math.Max(tile.Products / ProductsPerCycle, (numbers + tile.Blocks) / LoadsPerCycle), Math.Max(Latency, instructions / InstructionsPerCycle));
    }
}
