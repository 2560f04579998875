using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>dγ and dβ of a batch normalisation, over the batch.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Operands">dy, x, the mean and the variance.</param>
/// <param name="Results">dγ and dβ, plain, of the batch.</param>
/// <param name="Epsilon">Added to the variance.</param>
sealed record NormalizationSumsStep(string Name, InstructionSet InstructionSet, EquatableArray<Placement> Operands, EquatableArray<Placement> Results, float Epsilon)
    : Step(Name, Operands, Results)
{
    public override string Algorithm => "sums of a normalisation's gradients over the batch";

    public override bool ReducesBatch => true;

    public override EquatableArray<KernelKey> Kernels => [Kernel];

    public NormalizationSumsKernel Kernel => new(InstructionSet);
}
