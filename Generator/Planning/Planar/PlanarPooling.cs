using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;
using NetGenCompiler.Planning.Pooling;

namespace NetGenCompiler.Planning.Planar;

/// <summary>
/// Makes one number of each window that a planar tile has computed: <c>(float* sums, float* rows, long channels)</c>, for each channel a vector of each of the window's
/// pixels, and of the results one.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Reduction">What becomes of a window.</param>
/// <param name="Pixels">The pixels of a window.</param>
/// <param name="Epilogues">What is applied to each pixel before.</param>
sealed record PlanarPooling(InstructionSet InstructionSet, PoolingReduction Reduction, int Pixels, EquatableArray<EpilogueKey> Epilogues) : KernelKey(InstructionSet)
{
    public override string MethodName => $"Planar{Reduction}Of{Pixels}{string.Concat(Epilogues.Select(e => e.Name))}";

    public override EquatableArray<KernelKey> Uses => VectorHelper.For(InstructionSet, Epilogues);
}
