using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Gathering;

/// <summary>
/// A row of the gradient of a maximum pooling: <c>(float* dy, byte* places, long dyRow, long placesRow, int* rows, long rowCount, int* starts,
/// int* columns, float* dx, long pixels)</c>, of each row of windows the row and the place, of each column the column, the place, and the places in a row.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Index">The type of places: bytes, or integers.</param>
sealed record IndexedGatherKernel(InstructionSet InstructionSet, ElementType Index) : KernelKey(InstructionSet)
{
    public override string MethodName => $"GatherBy{Index}Places";
}
