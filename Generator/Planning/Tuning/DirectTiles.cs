using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>By register tiles alone.</summary>
/// <param name="Rows">Rows of the pixels of a tile.</param>
/// <param name="Columns">Columns of the pixels of a tile, at most.</param>
/// <param name="Blocks">Vectors of output channels of a tile.</param>
/// <param name="RowsOutermost">Whether all output channels of some rows are computed before the next rows, rather than all rows of some channels.</param>
sealed record DirectTiles(int Rows, int Columns, int Blocks, bool RowsOutermost) : ConvolutionTiles
{
    public static DirectTiles Of(DenseTiling tiling) => new(tiling.Rows[0].Size, tiling.Columns[0].Size, tiling.TileBlocks, tiling.RowsOutermost);

    public override string? Obstacle(ConvolutionShape shape, InstructionSet instructionSet)
    {
        if (Obstacle(Rows * (long)Columns, Blocks, shape, instructionSet) is { } obstacle) return obstacle;
        if (Columns > shape.Output.Width || Rows > shape.Output.Height) return $"the result has {shape.Output.Height} rows and {shape.Output.Width} columns";
        return Rows > 1 && Columns < shape.Output.Width ? $"tiles of several rows have all {shape.Output.Width} columns" : null;
    }

    public override string ToString() => FormattableString.Invariant($"direct {Rows}x{Columns}x{Blocks} {(RowsOutermost ? "rows" : "channels")} outermost");
}
