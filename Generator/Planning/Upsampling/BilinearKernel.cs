namespace NetGenCompiler.Planning.Upsampling;

/// <summary>
/// Makes a row of one block of an enlarged map from two rows: <c>(float* upper, float* lower, float share, float* y, int count, int extent, int numerator,
/// int shift, int denominator)</c>, the share that of the lower row, the rest a <see cref="BilinearAxis"/>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
sealed record BilinearKernel(InstructionSet InstructionSet) : KernelKey(InstructionSet)
{
    public override string MethodName => "BilinearRow";
}
