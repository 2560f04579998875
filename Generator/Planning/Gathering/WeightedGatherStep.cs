using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Planning.Gathering;

/// <summary>Each pixel is a sum of pixels of the operand, whose factors are products of one for the row and one for the column.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The operand.</param>
/// <param name="Target">The result.</param>
/// <param name="Rows">The rows that each row is made of.</param>
/// <param name="Columns">The columns that each column is made of.</param>
sealed record WeightedGatherStep(string Name, InstructionSet InstructionSet, Placement Source, Placement Target, GatherAxis Rows, GatherAxis Columns)
    : Step(Name, [Source], [Target])
{
    /// <summary>How the rows of the maps are those that are pooled.</summary>
    public RowGroups Groups { get; init; } = RowGroups.One;

    public override string Algorithm => $"weighted sums of up to {Rows.Taps.Max(t => t.Count)}×{Columns.Taps.Max(t => t.Count)}";

    public WeightedGatherKernel Kernel => new(InstructionSet);
}
