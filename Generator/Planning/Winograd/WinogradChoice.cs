using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>Chooses Winograd's transforms for a convolution, their tiles and strips, where an estimate of the cycles finds them faster than register tiles alone.</summary>
static class WinogradChoice
{
    const long MostStripFloats = 320 * 1024;

    /// <summary>The tiling, or nothing where the transforms are not worthwhile. What weights are packed for already, if any are, is what is chosen.</summary>
    public static WinogradTiling? Choose(DenseGeometry g, RuleContext context)
    {
        var instructionSet = context.InstructionSet;
        if (g is not { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1, Groups: 1, Volume: null }) return null;
        if (context.PreferredWeights.Count > 0)
        {
            return WinogradWeights.Packed(context.PreferredWeights, context.Node.Weights[0]) is { } packed
                ? Fastest(g, instructionSet, [packed.Output], packed.TileBlocks, packed.TileBlocks, double.PositiveInfinity)
                : null;
        }

        var direct = DenseTilingChoice.Cycles(DenseTilingChoice.Choose(g, instructionSet), g, instructionSet);
        return Fastest(g, instructionSet, [4, 2], 1, DenseTilingChoice.MostBlocks, direct);
    }

    /// <summary>What lies round x with a tiling: the rows and columns of zeros of the convolution, and those that the last tiles read beyond.</summary>
    public static Padding2 Border(WinogradTiling tiling, TensorShape input, Padding2 padding) => new(
        padding.Top, (tiling.TileRows * tiling.Output) + 2 - input.Height - padding.Top, padding.Left, (tiling.TileColumns * tiling.Output) + 2 - input.Width - padding.Left);

    /// <summary>The fastest that takes less than so many cycles.</summary>
    static WinogradTiling? Fastest(DenseGeometry g, InstructionSet instructionSet, IReadOnlyList<int> outputs, int leastBlocks, int mostBlocks, double bestCycles)
    {
        var cost = new WinogradCost(g, instructionSet);
        var vectors = g.OutputVectors(instructionSet.Lanes);
        (int Output, int Strip, int Columns, int Blocks)? best = null;
        foreach (var output in outputs)
        {
            var tiles = Count(g.Height, output) * Count(g.Width, output);
            foreach (var strip in Strips(tiles, (long)(output + 2) * (output + 2) * g.InputPlanes * instructionSet.Lanes))
            {
                for (var blocks = leastBlocks; blocks <= Math.Min(vectors, mostBlocks); blocks++)
                {
                    for (var columns = Math.Min(strip, DenseTilingChoice.MostPixels); columns > 0; columns--)
                    {
                        if (!DenseTilingChoice.Fits(instructionSet, columns, blocks)) continue;
                        var cycles = cost.Cycles(output, tiles, strip, columns, blocks);
                        if (cycles < bestCycles) (best, bestCycles) = ((output, strip, columns, blocks), cycles);
                    }
                }
            }
        }

        return best is not { } b ? null : new(
            b.Output, Count(g.Height, b.Output), Count(g.Width, b.Output), TileSpan.Filled(Count(g.Height, b.Output) * Count(g.Width, b.Output), b.Strip), b.Columns, TileSpan.Filled(vectors, b.Blocks));
    }

    /// <summary>The sizes of about equal strips, down to what a register tile takes.</summary>
    static IEnumerable<int> Strips(int tiles, long floatsPerTile)
    {
        for (var strips = 1; strips <= tiles; strips++)
        {
            var strip = (tiles + strips - 1) / strips;
            if (strip * floatsPerTile > MostStripFloats && strip > 1) continue;
            yield return strip;
            if (strip <= DenseTilingChoice.MostPixels / 2) break;
        }
    }

    static int Count(int pixels, int output) => (pixels + output - 1) / output;
}
