using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>Chooses Winograd's transforms for a convolution, their tiles and strips, where an estimate of the cycles finds them faster than register tiles alone.</summary>
static class WinogradChoice
{
    // A strip beyond the second level is worthwhile where weights would come from memory once more instead.
    const long MostStripFloats = 1024 * 1024;

    // How many choices are remembered: a large network makes some dozen for an instruction set.
    const int RememberedChoices = 1024;

    static readonly RecentResults<(DenseGeometry Geometry, InstructionSet InstructionSet), WinogradTiling?> Known = new(RememberedChoices);

    // From a strip to the next that is tried: a large map has hundreds.
    const double LeastStep = 0.92;

    /// <summary>
    /// The tiling, or nothing where the transforms are not worthwhile. What weights are packed for already, if any are, is what is chosen, and after that what was
    /// tuned.
    /// </summary>
    public static WinogradTiling? Choose(DenseGeometry g, RuleContext context)
    {
        var instructionSet = context.InstructionSet;
        if (!Takes(g)) return null;
        if (context.PreferredWeights.Count > 0)
        {
            return WinogradWeights.Packed(context.PreferredWeights, context.Node.Weights[0]) is { } packed
                ? Fastest(g, Candidates(g, instructionSet).Where(c => (c.Tiles.Output, c.Tiles.Blocks) == packed), double.PositiveInfinity, instructionSet)
                : null;
        }

        if (context.Tuning.Find(ConvolutionShape.Of(g, instructionSet), instructionSet) is { } tuned) return tuned is WinogradTiles tiles ? Tiling(g, tiles, instructionSet) : null;
        return Known.Of((g.WithoutAddresses(instructionSet.Lanes), instructionSet), static key => FasterThanDirect(key.Geometry, key.InstructionSet));
    }

    static WinogradTiling? FasterThanDirect(DenseGeometry g, InstructionSet instructionSet)
    {
        var direct = DenseTilingChoice.Cycles(DenseTilingChoice.Choose(g, instructionSet), g, instructionSet);
        return Fastest(g, Candidates(g, instructionSet), direct, instructionSet);
    }

    /// <summary>All ways to cut a convolution up, with an estimate of the cycles of each; none where the transforms are for others.</summary>
    public static IEnumerable<(WinogradTiles Tiles, double Cycles)> Candidates(DenseGeometry g, InstructionSet instructionSet)
    {
        if (!Takes(g)) yield break;
        var cost = new WinogradCost(g, instructionSet);
        foreach (var output in new[] { 4, 2 })
        {
            var tiles = Count(g.Height, output) * Count(g.Width, output);
            foreach (var strip in Strips(tiles, (long)(output + 2) * (output + 2) * g.InputPlanes * instructionSet.Lanes))
            {
                for (var blocks = 1; blocks <= Math.Min(g.OutputVectors(instructionSet.Lanes), DenseTilingChoice.MostBlocks); blocks++)
                {
                    for (var columns = Math.Min(strip, DenseTilingChoice.MostPixels); columns > 0; columns--)
                    {
                        // Others cut a strip as fewer columns do.
                        if (TileSpan.Balanced(strip, columns)[0].Size < columns) continue;
                        if (DenseTilingChoice.Fits(instructionSet, columns, blocks)) yield return (new(output, strip, columns, blocks), cost.Cycles(output, tiles, strip, columns, blocks));
                    }
                }
            }
        }
    }

    /// <summary>What lies round x with a tiling: the rows and columns of zeros of the convolution, and those that the last tiles read beyond.</summary>
    public static Padding2 Border(WinogradTiling tiling, TensorShape input, Padding2 padding) => new(
        padding.Top, (tiling.TileRows * tiling.Output) + 2 - input.Height - padding.Top, padding.Left, (tiling.TileColumns * tiling.Output) + 2 - input.Width - padding.Left);

    static bool Takes(DenseGeometry g) =>
        g is { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1, Groups: 1, Volume: null };

    /// <summary>The fastest that takes less than so many cycles.</summary>
    static WinogradTiling? Fastest(DenseGeometry g, IEnumerable<(WinogradTiles Tiles, double Cycles)> candidates, double bestCycles, InstructionSet instructionSet)
    {
        WinogradTiles? best = null;
        foreach (var (tiles, cycles) in candidates)
        {
            if (cycles < bestCycles) (best, bestCycles) = (tiles, cycles);
        }

        return best is null ? null : Tiling(g, best, instructionSet);
    }

    static WinogradTiling Tiling(DenseGeometry g, WinogradTiles tiles, InstructionSet instructionSet)
    {
        var (rows, columns) = (Count(g.Height, tiles.Output), Count(g.Width, tiles.Output));
        return new(tiles.Output, rows, columns, TileSpan.Filled(rows * columns, tiles.Strip), tiles.Columns, TileSpan.Filled(g.OutputVectors(instructionSet.Lanes), tiles.Blocks));
    }

    /// <summary>The sizes of about equal strips, down to what a register tile takes; of those that hardly differ one.</summary>
    static IEnumerable<int> Strips(int tiles, long floatsPerTile)
    {
        for (int strips = 1, last = int.MaxValue; strips <= tiles; strips++)
        {
            var strip = (tiles + strips - 1) / strips;
            if ((strip * floatsPerTile > MostStripFloats && strip > 1) || strip > LeastStep * last) continue;
            yield return last = strip;
            if (strip <= DenseTilingChoice.MostPixels / 2) break;
        }
    }

    static int Count(int pixels, int output) => (pixels + output - 1) / output;
}
