using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Reduction;

/// <summary>Sums over all items and pixels, one for each channel.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Sources">The value, or the two whose products are summed; all stored alike but for their halos.</param>
/// <param name="Target">A number for each channel, plain, of the batch.</param>
sealed record ChannelReductionStep(string Name, InstructionSet InstructionSet, EquatableArray<Placement> Sources, Placement Target) : Step(Name, Sources, [Target])
{
    public override string Algorithm => $"{(Sources.Count > 1 ? "dot" : "sum")} of channels over the batch";

    public override bool ReducesBatch => true;

    public override EquatableArray<KernelKey> Kernels => [Kernel];

    public ChannelReductionKernel Kernel => new(InstructionSet, Sources.Count > 1);
}
