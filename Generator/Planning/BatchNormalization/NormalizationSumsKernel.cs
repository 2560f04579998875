namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>
/// dγ and dβ of a batch normalisation for a vector of channels: <c>(float* dy, float* x, float* mean, float* variance, float* scaleGradient,
/// float* offsetGradient, long items, long itemStride, long rows, long columns, long dyRowStride, long xRowStride, float epsilon)</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
sealed record NormalizationSumsKernel(InstructionSet InstructionSet) : KernelKey(InstructionSet)
{
    public override string MethodName => "NormalizationSums";
}
