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

        var tiles = (shape.Output.Height + Output - 1L) / Output * ((shape.Output.Width + Output - 1L) / Output);
        if (Obstacle(Columns, Blocks, shape, instructionSet) is { } obstacle) return obstacle;
        if (Strip > tiles) return $"the result has {tiles} tiles";
        return Columns > Strip ? $"a strip has {Strip} tiles" : null;
    }

    public override string ToString() => FormattableString.Invariant($"winograd {Output}x{Output} strip {Strip} tile 1x{Columns}x{Blocks}");
}
