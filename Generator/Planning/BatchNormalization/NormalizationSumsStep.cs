using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>Σ dy·x̂ and Σ dy of a normalisation, over the batch or of an item.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Operands">dy, x, the mean and the variance.</param>
/// <param name="Results">A number for each channel each, plain.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="ReducesBatch">Whether the items are taken together.</param>
sealed record NormalizationSumsStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, float Epsilon, bool ReducesBatch)
    : Step(Name, Operands, Results)
{
    public override string Algorithm => $"sums of a normalisation's gradients{(ReducesBatch ? " over the batch" : "")}";

    public override bool ReducesBatch { get; } = ReducesBatch;

    public NormalizationSumsKernel Kernel => new(InstructionSet);
}
