namespace NetGenCompiler.Planning.Pooling;

/// <summary>The maximum of each window and channel of a map in blocks of channels, and its place within the window.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The map.</param>
/// <param name="Target">The maxima.</param>
/// <param name="Places">The places, in blocks as the maxima.</param>
/// <param name="Rows">The windows along the height.</param>
/// <param name="Columns">The windows along the width.</param>
/// <param name="KernelWidth">Places in a row of a window; 0 where windows are as wide as they lie on the map.</param>
sealed record IndexedPoolingStep(
    string Name, InstructionSet InstructionSet, Placement Source, Placement Target, Placement Places, AxisWindows Rows, AxisWindows Columns, int KernelWidth)
    : Step(Name, [Source], [Target, Places])
{
    /// <summary>How the rows of the maps are those that are pooled.</summary>
    public RowGroups Groups { get; init; } = RowGroups.One;

    public override string Algorithm => $"maximum and place of windows up to {Rows.Windows.Max(w => w.Taps)}×{Columns.Windows.Max(w => w.Taps)}";

    public IndexedPoolingKernel Kernel => new(InstructionSet, Places.Layout.Shape.Element);
}
