using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Planning.Gathering;

/// <summary>The gradient of a maximum pooling: each pixel adds up the gradients of the windows whose maximum it is.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The gradient of the maxima.</param>
/// <param name="Places">Where in its window each maximum is.</param>
/// <param name="Target">The gradient of the map.</param>
/// <param name="Rows">The windows of each row.</param>
/// <param name="Columns">The windows of each column.</param>
sealed record IndexedGatherStep(
    string Name, InstructionSet InstructionSet, Placement Source, Placement Places, Placement Target, GatherAxis Rows, GatherAxis Columns)
    : Step(Name, [Source, Places], [Target])
{
    /// <summary>How the rows of the maps are those that are pooled.</summary>
    public RowGroups Groups { get; init; } = RowGroups.One;

    public override string Algorithm => $"gradients of up to {Rows.Taps.Max(t => t.Count)}×{Columns.Taps.Max(t => t.Count)} maxima";

    public IndexedGatherKernel Kernel => new(InstructionSet, Places.Layout.Shape.Element);
}
