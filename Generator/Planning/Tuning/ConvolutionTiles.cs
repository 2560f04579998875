using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>A way to compute a convolution: the algorithm, its tiles and the order of its loops.</summary>
abstract record ConvolutionTiles
{
    /// <summary>What keeps a shape from being computed so; null where nothing does.</summary>
    public abstract string? Obstacle(ConvolutionShape shape, InstructionSet instructionSet);

    /// <summary>What keeps a register tile of so many pixels and vectors of output channels from being one.</summary>
    protected static string? Obstacle(long pixels, int blocks, ConvolutionShape shape, InstructionSet instructionSet)
    {
        if (pixels > DenseTilingChoice.MostPixels || blocks > DenseTilingChoice.MostBlocks) return $"a tile has at most {DenseTilingChoice.MostPixels} pixels and {DenseTilingChoice.MostBlocks} vectors of channels";
        var vectors = (shape.Outputs + instructionSet.Lanes - 1) / instructionSet.Lanes;
        if (blocks > vectors) return $"the result has {vectors} vectors of channels";
        return DenseTilingChoice.Fits(instructionSet, (int)pixels, blocks) ? null : $"its sums do not fit into {instructionSet.Registers} registers";
    }
}
