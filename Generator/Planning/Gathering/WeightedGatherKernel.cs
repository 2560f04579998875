namespace NetGenCompiler.Planning.Gathering;

/// <summary>
/// A row of weighted sums of pixels: <c>(float* x, nint row, int* rows, float* rowWeights, nint rowCount, int* starts, int* columns,
/// float* columnWeights, float* y, nint pixels)</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
sealed record WeightedGatherKernel(InstructionSet InstructionSet) : KernelKey(InstructionSet)
{
    public override string MethodName => "GatherWeighted";
}
