namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>
/// The mean and the biased variance of a vector of channels over the pixels of all items, the squares of what is centred summed in a second
/// sweep: <c>(float* x, float* mean, float* variance, long items, long itemStride, long rows, long columns, long rowStride)</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
sealed record ChannelMomentsKernel(InstructionSet InstructionSet) : KernelKey(InstructionSet)
{
    public override string MethodName => "ChannelMoments";
}
