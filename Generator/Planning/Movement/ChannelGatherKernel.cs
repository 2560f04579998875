namespace NetGenCompiler.Planning.Movement;

/// <summary>
/// Makes a row of pixels of one block from lanes of several: <c>(one float* for each source, int* lanes, float* y, long pixels)</c>. The lanes are
/// a vector of indices for each source, negative where a lane of the result comes from another.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Sources">How many blocks it reads.</param>
sealed record ChannelGatherKernel(InstructionSet InstructionSet, int Sources) : KernelKey(InstructionSet)
{
    public override string MethodName => $"GatherLanesOf{Sources}";
}
