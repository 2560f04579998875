namespace NetGenCompiler.Planning.Pooling;

/// <summary>One number for each window and channel of a map in blocks of channels; padding is never read.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The map.</param>
/// <param name="Target">The result.</param>
/// <param name="Reduction">What becomes of a window.</param>
/// <param name="Rows">The windows along the height.</param>
/// <param name="Columns">The windows along the width.</param>
sealed record PoolingStep(
    string Name, InstructionSet InstructionSet, Placement Source, Placement Target, PoolingReduction Reduction, AxisWindows Rows, AxisWindows Columns)
    : Step(Name, [Source], [Target])
{
    /// <summary>How the rows of the maps are those that are pooled.</summary>
    public RowGroups Groups { get; init; } = RowGroups.One;

    public override string Algorithm => $"{Reduction.ToString().ToLowerInvariant()} of windows up to {Rows.Windows.Max(w => w.Taps)}×{Columns.Windows.Max(w => w.Taps)}";
}
