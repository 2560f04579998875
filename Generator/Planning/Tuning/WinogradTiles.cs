using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>By Winograd's transforms.</summary>
/// <param name="Output">Rows and columns of the result that a tile makes: 2 or 4.</param>
/// <param name="Strip">The tiles that are transformed together.</param>
/// <param name="Columns">The tiles that are the pixels of a register tile, at most.</param>
/// <param name="Blocks">Vectors of output channels of a register tile.</param>
sealed record WinogradTiles(int Output, int Strip, int Columns, int Blocks) : ConvolutionTiles
{
    public static WinogradTiles Of(WinogradTiling tiling) => new(tiling.Output, tiling.StripTiles, tiling.MostColumns, tiling.TileBlocks);

    public override string? Obstacle(ConvolutionShape shape, InstructionSet instructionSet)
    {
        if (shape is not { Kernel: { Height: 3, Width: 3 }, Stride: { Height: 1, Width: 1 }, Dilation: { Height: 1, Width: 1 }, Groups: 1, ReadsPlain: false })
        {
            return "it is for kernels of 3x3 without stride, dilation and groups";
        }

        if (Columns > DenseTilingChoice.MostPixels || Blocks > DenseTilingChoice.MostBlocks) return $"a tile has at most {DenseTilingChoice.MostPixels} pixels and {DenseTilingChoice.MostBlocks} vectors of channels";
        var tiles = (shape.Output.Height + Output - 1L) / Output * ((shape.Output.Width + Output - 1L) / Output);
        var vectors = (shape.Outputs + instructionSet.Lanes - 1) / instructionSet.Lanes;
        if (Strip > tiles) return $"the result has {tiles} tiles";
        if (Columns > Strip) return $"a strip has {Strip} tiles";
        if (Blocks > vectors) return $"the result has {vectors} vectors of channels";
        return DenseTilingChoice.Fits(instructionSet, Columns, Blocks) ? null : $"its sums do not fit into {instructionSet.Registers} registers";
    }

    public override string ToString() => FormattableString.Invariant($"winograd {Output}x{Output} strip {Strip} tile 1x{Columns}x{Blocks}");
}
