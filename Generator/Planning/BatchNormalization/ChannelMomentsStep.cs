namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>The mean and the variance of each channel, over the batch or of an item.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The value: a map in blocks, or a vector.</param>
/// <param name="Mean">A number for each channel, plain.</param>
/// <param name="Variance">The same.</param>
/// <param name="ReducesBatch">Whether the items are taken together.</param>
sealed record ChannelMomentsStep(string Name, InstructionSet InstructionSet, Placement Source, Placement Mean, Placement Variance, bool ReducesBatch)
    : Step(Name, [Source], [Mean, Variance])
{
    public override string Algorithm => $"moments of channels{(ReducesBatch ? " over the batch" : "")}";

    public override bool ReducesBatch { get; } = ReducesBatch;

    public ChannelMomentsKernel Kernel => new(InstructionSet);
}
