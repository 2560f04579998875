namespace NetGenCompiler.Planning.Gathering;

/// <summary>
/// A row of weighted sums of pixels: <c>(float* x, long row, int* rows, float* rowWeights, long rowCount, int* starts, int* columns,
/// float* columnWeights, float* y, long pixels)</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
sealed record WeightedGatherKernel(InstructionSet InstructionSet) : KernelKey(InstructionSet)
{
    public override string MethodName => "GatherWeighted";
}
