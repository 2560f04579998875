using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Pooling;

/// <summary>
/// The maxima of neighbouring windows of a row and their places: <c>(float* x, long row, long rows, long column, long columns, float* y, byte* places,
/// long pixels, long stride, int place, int placesInRow)</c>, of each window the taps of <c>rows</c> × <c>columns</c> at the given distances, the first
/// of them numbered <c>place</c>.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Index">The type of places: bytes, or integers.</param>
sealed record IndexedPoolingKernel(InstructionSet InstructionSet, ElementType Index) : KernelKey(InstructionSet)
{
    public override string MethodName => $"PoolMaximumWith{Index}Places";

    /// <summary>The type of places in C#.</summary>
    public static string TypeOf(ElementType index) => index == ElementType.U8 ? "byte" : "int";
}
