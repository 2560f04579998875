using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>An estimate of the cycles of a convolution by Winograd's transforms. Hundreds of ways to cut one up are compared: it takes numbers alone.</summary>
/// <param name="g">The convolution.</param>
/// <param name="instructionSet">The processors.</param>
sealed class WinogradCost(DenseGeometry g, InstructionSet instructionSet)
{
    // What a byte from beyond the second level adds, though products go on meanwhile: of weights, which are read in order, and of transformed tiles.
    const double CyclesPerWeightByte = 0.04, CyclesPerTileByte = 0.06, CyclesPerStrip = 300;

    readonly int vectorBytes = sizeof(float) * instructionSet.Lanes, vectors = g.OutputVectors(instructionSet.Lanes);

    /// <param name="output">Rows and columns of the result that a tile makes.</param>
    /// <param name="tiles">All tiles.</param>
    /// <param name="strip">The tiles that are transformed together.</param>
    /// <param name="columns">The tiles that are the pixels of a register tile, at most.</param>
    /// <param name="tileBlocks">Vectors of output channels of a register tile.</param>
    public double Cycles(int output, int tiles, int strip, int columns, int tileBlocks)
    {
        var rest = tiles % strip;
        return (tiles * TransformCycles(output)) + (tiles / strip * StripCycles(output, strip, columns, tileBlocks)) + (rest == 0 ? 0 : StripCycles(output, rest, columns, tileBlocks));
    }

    // Of a transform each line of a tile takes a few instructions for each of its numbers, once down and once across.
    double TransformCycles(int output)
    {
        var input = output + 2;
        return (g.InputPlanes * 4.0 * input * input) + (vectors * 1.2 * (input + output) * (input + output));
    }

    double StripCycles(int output, int strip, int columns, int tileBlocks)
    {
        var slices = (output + 2) * (output + 2);
        var products = (vectors / tileBlocks * Products(strip, columns, tileBlocks)) + (vectors % tileBlocks == 0 ? 0 : Products(strip, columns, vectors % tileBlocks));
        var tileWeights = (double)slices * g.Inputs * tileBlocks * vectorBytes;
        var weights = tileWeights * vectors / tileBlocks;
        var (tiles, sums) = ((double)slices * g.InputPlanes * strip * vectorBytes, (double)slices * tileBlocks * strip * vectorBytes);

        // Tiles are read again with the weights of each register tile's channels, all weights with the next strip.
        var moved = tiles + sums + weights > instructionSet.SecondLevelBytes ? CyclesPerWeightByte * weights : 0;
        if (tiles + sums + tileWeights > instructionSet.SecondLevelBytes) moved += CyclesPerTileByte * tiles * ((vectors + tileBlocks - 1) / tileBlocks);
        return Math.Max(slices * products, weights / DenseTilingChoice.SecondLevelBytesPerCycle) + moved + CyclesPerStrip;
    }

    /// <summary>Of a slice, for the channels of a register tile.</summary>
    double Products(int strip, int columns, int blocks)
    {
        var count = (strip + columns - 1) / columns;
        var (size, longer) = (strip / count, strip % count);
        var cycles = (count - longer) * DenseTilingChoice.TileCycles(size, blocks, g.Inputs, instructionSet);
        return longer == 0 ? cycles : cycles + (longer * DenseTilingChoice.TileCycles(size + 1, blocks, g.Inputs, instructionSet));
    }
}
