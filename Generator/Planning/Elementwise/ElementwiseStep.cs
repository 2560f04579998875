using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>A chain of elementwise operators over a value: one read, one write.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The first operand.</param>
/// <param name="Target">The result, in the same order.</param>
/// <param name="Chain">What is applied, in order; at least one.</param>
sealed record ElementwiseStep(string Name, InstructionSet InstructionSet, Placement Source, Placement Target, EquatableArray<PlannedEpilogue> Chain)
    : Step(Name, [Source, .. Chain.Where(c => c.Operand is not null).Select(c => c.Operand!)], [Target])
{
    public override string Algorithm => string.Join(" + ", Chain.Select(c => c.Key.Name));

    public override EquatableArray<PackedWeight> Weights => Chain.SelectMany(c => c.Constants).ToEquatableArray();

    public override EquatableArray<KernelKey> Kernels => [Kernel];

    /// <summary>The kernel for one run of contiguous elements.</summary>
    public ElementwiseKernel Kernel => new(InstructionSet, Target.Layout.Kind, Chain.Select(c => c.Key).ToEquatableArray());
}
