namespace NetGenCompiler.Planning.Reduction;

/// <summary>
/// Sums a vector of channels, or of products of two values' channels, over the pixels of all items:
/// <c>(float* x[, float* other], float* y, nint items, nint itemStride, nint rows, nint columns, nint rowStride[, nint otherRowStride])</c>.
/// The sums of a row are added up before they go into the whole, which keeps rounding small.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="IsProduct">Whether it sums products.</param>
sealed record ChannelReductionKernel(InstructionSet InstructionSet, bool IsProduct) : KernelKey(InstructionSet)
{
    public override string MethodName => IsProduct ? "DotOfChannels" : "SumOfChannels";
}
