using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>An estimate of the cycles of a convolution by Winograd's transforms. Hundreds of ways to cut one up are compared: it takes numbers alone.</summary>
/// <param name="g">The convolution.</param>
/// <param name="instructionSet">The processors.</param>
sealed class WinogradCost(DenseGeometry g, InstructionSet instructionSet)
{
    // What a byte from beyond the second level adds, though products go on meanwhile: of weights that are read once more, of transformed tiles that are, and of
    // what one transform leaves for the products and these for the other.
    const double CyclesPerWeightByte = 0.04, CyclesPerTileByte = 0.06, CyclesPerSpilledByte = 0.05, CyclesPerStrip = 300;

    // More weights than a core's share of the last level holds come from memory each time.
    const double LastLevelBytes = 16 * 1024 * 1024, CyclesPerMemoryByte = 0.12;

    // Products whose weights the first level cannot keep for the next columns.
    const double FirstLevelBytes = 32 * 1024, SlowDownBeyond = 1.08;

    // Of a transform each line of a tile takes some instructions for each of its numbers, once down and once across.
    const double CyclesPerInput = 8, CyclesPerOutput = 2.4;

    readonly int vectorBytes = sizeof(float) * instructionSet.Lanes, vectors = g.OutputVectors(instructionSet.Lanes);

    /// <param name="output">Rows and columns of the result that a tile makes.</param>
    /// <param name="tiles">All tiles.</param>
    /// <param name="strip">The tiles that are transformed together.</param>
    /// <param name="columns">The tiles that are the pixels of a register tile, at most.</param>
    /// <param name="tileBlocks">Vectors of output channels of a register tile.</param>
    public double Cycles(int output, int tiles, int strip, int columns, int tileBlocks)
    {
        var slices = (output + 2) * (output + 2);
        var weights = (double)slices * g.Inputs * vectors * vectorBytes;
        var rest = tiles % strip;
        var cycles = (tiles * TransformCycles(output)) + (tiles / strip * StripCycles(slices, strip, columns, tileBlocks)) + (rest == 0 ? 0 : StripCycles(slices, rest, columns, tileBlocks));
        var isReread = TileBytes(slices, strip) + SumBytes(slices, strip, tileBlocks) + weights > instructionSet.SecondLevelBytes;
        return DenseTilingChoice.WithWeights(cycles, weights) + (isReread ? (tiles - 1) / strip * (weights > LastLevelBytes ? CyclesPerMemoryByte : CyclesPerWeightByte) * weights : 0);
    }

    double TransformCycles(int output)
    {
        var input = output + 2;
        return (g.InputPlanes * CyclesPerInput * input * input) + (vectors * CyclesPerOutput * (input + output) * (input + output));
    }

    double StripCycles(int slices, int strip, int columns, int tileBlocks)
    {
        var products = (vectors / tileBlocks * Products(strip, columns, tileBlocks)) + (vectors % tileBlocks == 0 ? 0 : Products(strip, columns, vectors % tileBlocks));
        var tileWeights = (double)slices * g.Inputs * tileBlocks * vectorBytes;
        var (tiles, sums) = (TileBytes(slices, strip), SumBytes(slices, strip, tileBlocks));

        // Tiles are read again with the weights of each register tile's channels.
        var moved = tiles + sums + tileWeights > instructionSet.SecondLevelBytes ? CyclesPerTileByte * tiles * ((vectors + tileBlocks - 1) / tileBlocks) : 0;

        // The second level is for the operand and the result too.
        if (tiles + sums > instructionSet.SecondLevelBytes / 2) moved += CyclesPerSpilledByte * (tiles + sums);
        return Math.Max(slices * products, tileWeights * vectors / tileBlocks / DenseTilingChoice.SecondLevelBytesPerCycle) + moved + CyclesPerStrip;
    }

    double TileBytes(int slices, int strip) => (double)slices * g.InputPlanes * strip * vectorBytes;

    double SumBytes(int slices, int strip, int tileBlocks) => (double)slices * tileBlocks * strip * vectorBytes;

    /// <summary>Of a slice, for the channels of a register tile.</summary>
    double Products(int strip, int columns, int blocks)
    {
        var count = (strip + columns - 1) / columns;
        var (size, longer) = (strip / count, strip % count);
        var cycles = (count - longer) * DenseTilingChoice.TileCycles(size, blocks, g.Inputs, instructionSet);
        if (longer > 0) cycles += longer * DenseTilingChoice.TileCycles(size + 1, blocks, g.Inputs, instructionSet);
        return count > 1 && (double)g.Inputs * blocks * vectorBytes > FirstLevelBytes ? SlowDownBeyond * cycles : cycles;
    }
}
