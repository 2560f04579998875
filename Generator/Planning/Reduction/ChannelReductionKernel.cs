namespace NetGenCompiler.Planning.Reduction;

/// <summary>
/// Sums a vector of channels, or of products of two values' channels, over the pixels of all items:
/// <c>(float* x[, float* other], float* y, long items, long itemStride, long rows, long columns, long rowStride[, long otherRowStride][, long width])</c>.
/// The sums of rows are added up in double precision.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Term">What it sums.</param>
/// <param name="IsPart">Whether there are but <c>width</c> channels, and nothing beyond them is read.</param>
sealed record ChannelReductionKernel(InstructionSet InstructionSet, ReductionTerm Term, bool IsPart = false) : KernelKey(InstructionSet)
{
    public override string MethodName => $"SumOf{Term}{(IsPart ? "InPart" : "")}";

    public bool IsProduct => Term != ReductionTerm.Value;
}
