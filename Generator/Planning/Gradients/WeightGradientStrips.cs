using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// Chooses how many register tiles of a gradient of weights make a unit of work, and how many pixels a strip has. A unit of one tile and one plane
/// reads few numbers for each sum, but all of x and dy anew: 1x1 convolutions then wait for memory. Larger ones read them less often, up to where sums and
/// strips leave the second cache level or the units no longer go round among threads.
/// </summary>
static class WeightGradientStrips
{
    // What a strip may take of the first level: sums and the next strip pass through it too.
    const int FirstLevelFloats = 22 * 1024 / sizeof(float);

    const int MostSums = 32 * 1024, MostItems = 16;
    const int FewUnits = 32, MostOfAKind = 16, Threads = 4;
    const double CyclesPerCall = 30, CyclesPerSum = 2, BytesPerCycle = 3, CyclesPerGatheredPixel = 20, CyclesOfOverlappedByte = 1 / 24.0;

    /// <summary>The register tiles, with the units of work and strips that fit them.</summary>
    /// <param name="tiles">The register tiles.</param>
    /// <param name="g">The convolution.</param>
    /// <param name="instructionSet">The processors.</param>
    /// <param name="cyclesPerPixel">Cycles of all weights for a pixel of dy.</param>
    /// <param name="gathers">Whether each unit first puts its pixels of x side by side.</param>
    public static WeightGradientTiling Choose(WeightGradientTiling tiles, DenseGeometry g, InstructionSet instructionSet, double cyclesPerPixel, bool gathers)
    {
        var lanes = instructionSet.Lanes;
        var planes = g.WindowPlanes(tiles.TileBlocks * lanes);
        tiles = tiles with { ByKernelRow = g.KernelHeight > 1 && tiles.BlockTiles * planes < FewUnits };
        WeightGradientTiling? best = null;
        var bestCycles = double.PositiveInfinity;

        // The planes that grouped convolutions reach into differ from tile to tile.
        var (mostPlanes, mostTiles) = g.Groups == 1 ? (Math.Min(planes, MostOfAKind), Math.Min(tiles.BlockTiles, MostOfAKind)) : (1, 1);
        for (var unitTiles = 1; unitTiles <= mostTiles; unitTiles++)
        {
            for (var unitPlanes = 1; unitPlanes <= mostPlanes; unitPlanes++)
            {
                if (unitTiles * unitPlanes > 1 && unitTiles * unitPlanes * tiles.Sums(g, lanes) > MostSums) break;
                var candidate = WithStrips(tiles with { Tiles = unitTiles, Planes = unitPlanes }, g, instructionSet, gathers);
                var cycles = Cycles(candidate, g, lanes, planes, cyclesPerPixel) + (gathers ? GatherCycles(candidate, g, planes) : 0);
                if (cycles < bestCycles) (best, bestCycles) = (candidate, cycles);
            }
        }

        return best!;
    }

    static WeightGradientTiling WithStrips(WeightGradientTiling tiling, DenseGeometry g, InstructionSet instructionSet, bool gathers)
    {
        var (input, output) = (g.StrideHeight * g.InputRow, tiling.TileBlocks * g.Width * instructionSet.Lanes);
        var nearRows = StaysNear(g, gathers) ? FirstLevelFloats / (input + output) : g.Height * MostItems;
        var rowsOfStrip = Math.Max(1, Math.Min(nearRows, UnitFloats(instructionSet) / ((tiling.Planes * input) + (tiling.Tiles * output))));
        return rowsOfStrip < g.Height
            ? tiling with { Rows = Even(g.Height, rowsOfStrip) }
            : tiling with { Rows = g.Height, Items = Math.Min(MostItems, rowsOfStrip / g.Height) };
    }

    // A tile of one tap does little with each number, faster than the second level delivers them: a strip of a plane and a tile of dy stays in the first for all channels.
    static bool StaysNear(DenseGeometry g, bool gathers) => g.Taps == 1 && !gathers;

    /// <summary>Cycles of an item for what each group of tiles gathers anew; while it does so nothing is computed.</summary>
    static double GatherCycles(WeightGradientTiling tiling, DenseGeometry g, int planes) => (double)planes * g.Height * g.Width * tiling.TileGroups * CyclesPerGatheredPixel;

    // The strips of a unit stay in the second level of the caches, from where they come in time.
    static int UnitFloats(InstructionSet instructionSet) => (int)(instructionSet.SecondLevelBytes * 3 / 8 / sizeof(float));

    /// <summary>The rows of strips that are as many as with the most rows, and of about the same length.</summary>
    public static int Even(int height, int mostRows)
    {
        var strips = (height + mostRows - 1) / mostRows;
        return (height + strips - 1) / strips;
    }

    /// <summary>Cycles of an item, and what an uneven share among threads adds.</summary>
    static double Cycles(WeightGradientTiling tiling, DenseGeometry g, int lanes, int planes, double cyclesPerPixel)
    {
        var kernelParts = tiling.ByKernelRow ? g.KernelHeight : 1;
        var (tileGroups, planeGroups) = (tiling.TileGroups, tiling.PlaneGroups(planes));
        var calls = Math.Ceiling((double)g.Height / tiling.Rows) / tiling.Items * planes * tiling.BlockTiles * g.KernelHeight * tiling.Taps.Sum(t => t.Count) * tiling.Channels.Sum(c => c.Count);
        var sums = (double)tiling.Taps[0].Size * tiling.Channels[0].Size * tiling.TileBlocks;
        var work = ((double)g.Height * g.Width * cyclesPerPixel) + (calls * (CyclesPerCall + (CyclesPerSum * sums)));
        var readRows = g.Height * Math.Min(g.StrideHeight, tiling.ByKernelRow ? 1 : g.KernelHeight);
        var input = (double)planes * readRows * g.InputRow * tileGroups;
        var output = (double)g.Height * g.Width * lanes * tiling.Blocks.Sum(b => b.Count * b.Size) * planeGroups;
        var bytes = sizeof(float) * kernelParts * (input + output);
        var units = (double)tileGroups * planeGroups * kernelParts;
        return (Math.Max(work, bytes / BytesPerCycle) + (bytes * CyclesOfOverlappedByte)) * Math.Ceiling(units / Threads) * Threads / units;
    }
}
