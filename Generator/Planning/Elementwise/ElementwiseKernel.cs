using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>
/// Applies a chain of elementwise operators along a run: <c>(float* x, float* y, long count, one float* for each operand or vector of constants
/// of the chain)</c>. The count is of vectors where the tail is whole, else of numbers. A run of whole vectors may be its own result.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">How x is read.</param>
/// <param name="Chain">What is applied, in order.</param>
/// <param name="Tail">How runs end.</param>
sealed record ElementwiseKernel(InstructionSet InstructionSet, RunAccess Source, EquatableArray<ElementwiseLink> Chain, RunTail Tail)
    : KernelKey(InstructionSet)
{
    /// <summary>The kernel for a row of pixels in blocks, or for a vector that is stored plain, in place or not.</summary>
    public ElementwiseKernel(InstructionSet instructionSet, LayoutKind layout, EquatableArray<EpilogueKey> chain)
        : this(instructionSet, RunAccess.Vectors, chain.Select(key => ElementwiseLink.AlongRow(key, layout)).ToEquatableArray(), RunTail.Whole)
    {
    }

    public override string MethodName =>
        $"{(Tail == RunTail.Whole ? "Run" : $"{Tail}Run")}{(Source == RunAccess.Vectors ? "" : $"Of{Source}")}{string.Concat(Chain.Select(c => c.Name))}";

    public override EquatableArray<KernelKey> Uses => VectorHelper.For(InstructionSet, Chain.Select(c => c.Key));
}
