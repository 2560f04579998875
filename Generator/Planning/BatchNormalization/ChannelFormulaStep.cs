using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>A formula over numbers for each channel, of the batch and of the weights; once for all items.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Formula">What is computed.</param>
/// <param name="Operands">Numbers of the batch.</param>
/// <param name="Results">Numbers of the batch.</param>
/// <param name="Constants">Numbers of the weights.</param>
/// <param name="Number">The formula's own: an epsilon, or the momentum.</param>
/// <param name="Pixels">The pixels of an item, for each use of the layer.</param>
sealed record ChannelFormulaStep(
    string Name, ChannelFormula Formula, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, EquatableArray<PackedWeight> Constants, float Number,
    EquatableArray<int> Pixels)
    : Step(Name, Operands, Results)
{
    public override string Algorithm => "numbers for each channel";

    public override EquatableArray<PackedWeight> Weights => Constants;
}
