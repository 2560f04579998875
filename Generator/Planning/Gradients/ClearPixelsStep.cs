namespace NetGenCompiler.Planning.Gradients;

/// <summary>Zeroes pixels of a map that lie in a grid: those that a convolution's stride passes over have no gradient.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Target">The map.</param>
/// <param name="Start">From the start of its layout to the first pixel.</param>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="RowStep">From a row to the next.</param>
/// <param name="Columns">Columns of the grid.</param>
/// <param name="ColumnStep">From a column to the next.</param>
sealed record ClearPixelsStep(string Name, Placement Target, long Start, int Rows, int RowStep, int Columns, int ColumnStep) : Step(Name, [], [Target])
{
    /// <summary>Grids one after the other, in a volume.</summary>
    public int Slices { get; init; } = 1;

    /// <summary>From a grid to the next.</summary>
    public long SliceStep { get; init; }

    public override string Algorithm => "zeros";
}
