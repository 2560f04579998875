using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>Chooses Winograd's transforms for a convolution, their tiles and strips, where an estimate of the cycles finds them faster than register tiles alone.</summary>
static class WinogradChoice
{
    const long MostStripFloats = 320 * 1024;

    // What a byte from beyond the second level adds, though products go on meanwhile: of weights, which are read in order, and of transformed tiles.
    const double CyclesPerWeightByte = 0.04, CyclesPerTileByte = 0.06, CyclesPerStrip = 300;

    static readonly int[] Outputs = [4, 2];

    /// <summary>The tiling, or nothing where the transforms are not worthwhile. What weights are packed for already, if any are, is what is chosen.</summary>
    public static WinogradTiling? Choose(DenseGeometry g, RuleContext context)
    {
        var instructionSet = context.InstructionSet;
        if (g is not { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1, Groups: 1, Volume: null }) return null;
        var packed = WinogradWeights.Packed(context.PreferredWeights, context.Node.Weights[0]);
        if (packed is null && context.PreferredWeights.Count > 0) return null;
        WinogradTiling? best = null;
        var bestCycles = packed is null ? DenseTilingChoice.Cycles(DenseTilingChoice.Choose(g, instructionSet), g, instructionSet) : double.PositiveInfinity;
        var candidates = packed is { } known
            ? Candidates(g, known.Output, instructionSet, known.TileBlocks)
            : Outputs.SelectMany(output => Candidates(g, output, instructionSet, tileBlocks: null));
        foreach (var candidate in candidates)
        {
            var cycles = Cycles(candidate, g, instructionSet);
            if (cycles < bestCycles) (best, bestCycles) = (candidate, cycles);
        }

        return best;
    }

    /// <summary>What lies round x with a tiling: the rows and columns of zeros of the convolution, and those that the last tiles read beyond.</summary>
    public static Padding2 Border(WinogradTiling tiling, TensorShape input, Padding2 padding) => new(
        padding.Top, (tiling.TileRows * tiling.Output) + 2 - input.Height - padding.Top, padding.Left, (tiling.TileColumns * tiling.Output) + 2 - input.Width - padding.Left);

    static IEnumerable<WinogradTiling> Candidates(DenseGeometry g, int output, InstructionSet instructionSet, int? tileBlocks)
    {
        var (rows, columns) = ((g.Height + output - 1) / output, (g.Width + output - 1) / output);
        var tiles = rows * columns;
        var floatsPerTile = (long)(output + 2) * (output + 2) * g.InputPlanes * instructionSet.Lanes;
        for (var strips = 1; strips <= tiles; strips++)
        {
            var strip = (tiles + strips - 1) / strips;
            if (strip * floatsPerTile > MostStripFloats && strip > 1) continue;
            var product = DenseTilingChoice.Choose(Product(g, strip, instructionSet), instructionSet, tileBlocks);
            yield return new(output, rows, columns, TileSpan.Filled(tiles, strip), product.Columns.Max(c => c.Size), product.Blocks);
            if (strip <= DenseTilingChoice.MostPixels) break;
        }
    }

    /// <summary>The product of a slice: its pixels are the tiles of a strip.</summary>
    static DenseGeometry Product(DenseGeometry g, int strip, InstructionSet instructionSet) => new()
    {
        Height = 1,
        Width = strip,
        Inputs = g.Inputs,
        Outputs = g.Outputs,
        InputBlock = instructionSet.Lanes,
        InputPixel = instructionSet.Lanes,
        OutputPixel = instructionSet.Lanes,
        OutputPlane = strip * instructionSet.Lanes,
    };

    static double Cycles(WinogradTiling tiling, DenseGeometry g, InstructionSet instructionSet)
    {
        var (vectorBytes, blocks) = (sizeof(float) * instructionSet.Lanes, tiling.Blocks.Sum(b => b.Count * b.Size));
        var tileWeights = (double)tiling.Slices * g.Inputs * tiling.TileBlocks * vectorBytes;
        var cycles = tiling.Tiles * ((g.InputPlanes * InputCycles(tiling)) + (blocks * OutputCycles(tiling)));
        foreach (var strip in tiling.Strips)
        {
            var products = (
                from columns in tiling.Columns(strip)
                from span in tiling.Blocks
                select (double)columns.Count * span.Count * DenseTilingChoice.TileCycles(columns.Size, span.Size, g.Inputs, instructionSet)).Sum();
            var (tiles, sums) = ((double)tiling.Slices * g.InputPlanes * strip.Size * vectorBytes, (double)tiling.Slices * tiling.TileBlocks * strip.Size * vectorBytes);
            var weights = tileWeights * blocks / tiling.TileBlocks;

            // Tiles are read again with the weights of each register tile's channels, all weights with the next strip.
            var moved = tiles + sums + weights > instructionSet.SecondLevelBytes ? CyclesPerWeightByte * weights : 0;
            if (tiles + sums + tileWeights > instructionSet.SecondLevelBytes) moved += CyclesPerTileByte * tiling.BlockTiles * tiles;
            cycles += strip.Count * (Math.Max(tiling.Slices * products, weights / DenseTilingChoice.SecondLevelBytesPerCycle) + moved + CyclesPerStrip);
        }

        return cycles;
    }

    // Of a transform each line of a tile takes a few instructions for each of its numbers, once down and once across.
    static double InputCycles(WinogradTiling tiling) => 2.0 * tiling.Input * tiling.Input * 2;

    static double OutputCycles(WinogradTiling tiling) => (tiling.Input + tiling.Output) * (tiling.Input + tiling.Output) * 1.2;
}
