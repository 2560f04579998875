using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// Chooses register tiles by an estimate of the cycles on a core that starts two products and almost two loads a cycle, each product waiting
/// four cycles and a little more for the sum before. On cores with one product a cycle the order of the candidates is mostly the same. The figures are fitted to measurements
/// (<c>bench -- choices</c>); where they err on a processor, <c>netgen tune</c> overrides them.
/// </summary>
static class DenseTilingChoice
{
    /// <summary>The pixels of a register tile, at most.</summary>
    public const int MostPixels = 28;

    /// <summary>Bytes that come from the second level of the caches in a cycle.</summary>
    public const double SecondLevelBytesPerCycle = 20;

    /// <summary>The vectors of output channels of a register tile, at most.</summary>
    public const int MostBlocks = 16;

    const double ProductsPerCycle = 2, LoadsPerCycle = 1.75, InstructionsPerCycle = 5, Latency = 4.5;
    // What weights may take of the first level: pixels and sums pass through it too.
    const double FirstLevelBytes = 24 * 1024;
    const double CyclesPerTile = 30, CyclesPerStore = 1.5;

    // A core goes on with the next tile while it ends one, as far as that lies within so many instructions; it hides half of the end at most.
    const double InstructionsInFlight = 768, LeastShown = 0.5;

    // What a byte of weights adds from beyond the caches, though products go on.
    const double CyclesPerMemoryByte = 0.05;

    // How many choices are remembered: a large network makes some hundred for an instruction set.
    const int RememberedChoices = 4096;

    static readonly RecentResults<(DenseGeometry Geometry, InstructionSet InstructionSet), DenseTiling> Known = new(RememberedChoices);

    // Of a single pixel more vectors of sums were no faster.
    const int MostBlocksOfPixel = 8;

    /// <summary>
    /// The tiling for a node's weights: the fastest of those that read weights as they are packed already, if there are such; else the one that was tuned, or the
    /// fastest of all.
    /// </summary>
    public static DenseTiling Choose(PlacedContext context, DenseGeometry geometry)
    {
        var tuned = context.Rule.Tuning.Find(ConvolutionShape.Of(geometry, context.InstructionSet), context.InstructionSet) is DirectTiles tiles
            ? Tiling(geometry, context.InstructionSet, tiles)
            : null;
        if (context.PreferredWeights.Count == 0) return tuned ?? Choose(geometry, context.InstructionSet);
        IReadOnlyList<DenseTiling> candidates = [.. Candidates(geometry, context.InstructionSet)];
        IReadOnlyList<DenseTiling> preferred = [.. candidates.Where(IsPreferred)];
        return tuned is not null && (preferred.Count == 0 || IsPreferred(tuned)) ? tuned : Fastest(preferred.Count > 0 ? preferred : candidates, geometry, context.InstructionSet);

        bool IsPreferred(DenseTiling tiling) => context.PreferredWeights.Contains(ConvolutionWeights.Dense(context.Node.Weights[0], geometry, tiling, context.Lanes, context.WeightFormat));
    }

    /// <summary>The fastest tiling; searched once for layers of one shape, of whichever network.</summary>
    public static DenseTiling Choose(DenseGeometry geometry, InstructionSet instructionSet) =>
        Known.Of((geometry.WithoutAddresses(instructionSet.Lanes), instructionSet), static key => Fastest([.. Candidates(key.Geometry, key.InstructionSet)], key.Geometry, key.InstructionSet));

    static DenseTiling Fastest(IReadOnlyList<DenseTiling> candidates, DenseGeometry geometry, InstructionSet instructionSet)
    {
        DenseTiling? best = null;
        var bestCycles = double.PositiveInfinity;
        foreach (var candidate in candidates)
        {
            var cycles = Cycles(candidate, geometry, instructionSet);
            if (cycles >= bestCycles) continue;
            (best, bestCycles) = (candidate, cycles);
        }

        return best!;
    }

    /// <summary>All tilings, in the loop order that is the better one by what it moves.</summary>
    public static IEnumerable<DenseTiling> Candidates(DenseGeometry geometry, InstructionSet instructionSet)
    {
        var blocks = geometry.OutputVectors(instructionSet.Lanes);
        var mostBlocks = geometry.Height * geometry.Width == 1 ? MostBlocksOfPixel : MostBlocks;
        for (var tileBlocks = 1; tileBlocks <= Math.Min(blocks, mostBlocks); tileBlocks++)
        {
            var rowsOutermost = RowsOutermost(geometry, instructionSet, tileBlocks);
            for (var columns = Math.Min(geometry.Width, MostPixels); columns > 0; columns--)
            {
                var mostRows = columns == geometry.Width && geometry.Volume is null ? Math.Min(geometry.Height, MostPixels / columns) : 1;
                for (var rows = 1; rows <= mostRows; rows++)
                {
                    if (Fits(instructionSet, rows * columns, tileBlocks)) yield return Tiling(geometry, instructionSet, new(rows, columns, tileBlocks, rowsOutermost));
                }
            }
        }
    }

    static DenseTiling Tiling(DenseGeometry geometry, InstructionSet instructionSet, DirectTiles tiles) => new(
        TileSpan.Filled(geometry.Height, tiles.Rows), TileSpan.Balanced(geometry.Width, tiles.Columns),
        BlockSpans(geometry, geometry.OutputVectors(instructionSet.Lanes), tiles.Blocks, instructionSet.Lanes), geometry.WindowPlanes(tiles.Blocks * instructionSet.Lanes), tiles.RowsOutermost);

    /// <summary>The vectors of output channels; the last tile apart where its last vector is stored in part.</summary>
    static EquatableArray<TileSpan> BlockSpans(DenseGeometry geometry, int blocks, int tileBlocks, int lanes)
    {
        var spans = TileSpan.Filled(blocks, tileBlocks);
        var last = spans[spans.Count - 1];
        if (!geometry.StoresPartOfLastVector(lanes) || last.Count == 1) return spans;
        return [.. spans.Take(spans.Count - 1), last with { Count = last.Count - 1 }, new(last.Start + ((last.Count - 1) * last.Size), 1, last.Size)];
    }

    /// <summary>
    /// Whether sums, weights and a broadcast pixel stay in registers. AVX-512 broadcasts within the product; without FMA the product needs
    /// a register of its own. One pixel takes its weights from memory.
    /// </summary>
    public static bool Fits(InstructionSet instructionSet, int pixels, int blocks)
    {
        var weights = pixels == 1 ? 0 : blocks;
        var pixel = blocks == 1 && instructionSet.VectorBits == 512 ? 0 : 1;
        var product = instructionSet.VectorBits == 128 ? 1 : 0;
        return (pixels * blocks) + weights + pixel + product <= instructionSet.Registers;
    }

    /// <summary>An estimate of the cycles of a tiling.</summary>
    public static double Cycles(DenseTiling tiling, DenseGeometry geometry, InstructionSet instructionSet)
    {
        var reduction = (double)geometry.WindowChannels(tiling.WindowPlanes) * geometry.Taps;
        var cycles = (
            from rows in tiling.Rows
            from columns in tiling.Columns
            from blocks in tiling.Blocks
            select (double)rows.Count * columns.Count * blocks.Count * TileCycles(rows.Size * columns.Size, blocks.Size, reduction, instructionSet)).Sum();
        return WithWeights(cycles, sizeof(float) * reduction * geometry.OutputVectors(instructionSet.Lanes) * instructionSet.Lanes);
    }

    /// <summary>The cycles of products, and of fetching their weights.</summary>
    public static double WithWeights(double cycles, double weightBytes) => cycles + (CyclesPerMemoryByte * weightBytes);

    /// <summary>An estimate of the cycles of a register tile over a number of products for each of its numbers.</summary>
    public static double TileCycles(int pixels, int blocks, double reduction, InstructionSet instructionSet)
    {
        var (products, loads) = (pixels * blocks, pixels + blocks);
        var step = Math.Max(
            Math.Max(products / ProductsPerCycle, loads / LoadsPerCycle), Math.Max(Latency, (products + loads + 3) / InstructionsPerCycle));

        // Weights that the first level cannot hold come from the second for every tile anew.
        var weightBytes = blocks * instructionSet.Lanes * sizeof(float);
        if (pixels == 1 || reduction * weightBytes > FirstLevelBytes) step = Math.Max(step, weightBytes / SecondLevelBytesPerCycle);
        var shown = Math.Max(LeastShown, Math.Min(1, reduction * (products + loads) / InstructionsInFlight));
        return (reduction * step) + (shown * (CyclesPerTile + (products * CyclesPerStore)));
    }

    /// <summary>Which order moves less through the first-level cache: the input once for each tile of channels, or the weights once for each row.</summary>
    static bool RowsOutermost(DenseGeometry geometry, InstructionSet instructionSet, int tileBlocks)
    {
        var input = (double)geometry.Height * geometry.StrideHeight * geometry.Width * geometry.StrideWidth * geometry.Inputs;
        var weights = (double)geometry.Outputs * geometry.GroupInputs * geometry.Taps;
        var channelTiles = Math.Ceiling((double)geometry.Outputs / (tileBlocks * instructionSet.Lanes));
        return geometry.Groups == 1 && geometry.Height * weights < channelTiles * input;
    }
}
