using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>
/// Applies a chain of elementwise operators to a run of whole vectors:
/// <c>(float* x, float* y, nint vectors, one float* for each operand or vector of constants of the chain)</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Layout">The order of the run, which decides how constants per channel are read.</param>
/// <param name="Chain">What is applied, in order.</param>
sealed record ElementwiseKernel(InstructionSet InstructionSet, LayoutKind Layout, EquatableArray<EpilogueKey> Chain) : KernelKey(InstructionSet)
{
    public override string MethodName => $"{Layout}{string.Concat(Chain.Select(c => c.Name))}";
}
