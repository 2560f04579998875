using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>An operand or a vector of constants of an elementwise step, along the loops of its result.</summary>
/// <param name="Value">Where the operand lies; null of constants.</param>
/// <param name="Constants">The constants; null of an operand.</param>
/// <param name="Strides">From one turn of each of the result's loops to the next.</param>
/// <param name="Unit">The stride that a kernel takes along a run: the block of an operand in blocks, else 1.</param>
sealed record ElementwiseArgument(Placement? Value, PackedWeight? Constants, EquatableArray<int> Strides, int Unit)
{
    public static ElementwiseArgument Of(Placement value, TensorShape result) =>
        new(value, null, IterationSpace.Broadcast(value.Layout, result).ToEquatableArray(), value.Layout.Block);

    /// <summary>Constants per channel: axis 0 of the result, or its blocks.</summary>
    public static ElementwiseArgument Of(PackedWeight constants, Layout result)
    {
        var axes = IterationSpace.ExtentsOf(result).Count;
        return new(null, constants, Enumerable.Range(0, axes).Select(axis => axis == 0 ? result.Block : 0).ToEquatableArray(), result.Block);
    }

    /// <summary>How a kernel reads it along runs of a result in blocks of so many channels.</summary>
    public RunAccess Access(int runStride, int block) =>
        block == 1 ? (runStride == 0 ? RunAccess.Number : RunAccess.Vectors)
        : Unit == block ? (runStride == 0 ? RunAccess.Vector : RunAccess.Vectors)
        : runStride == 0 ? RunAccess.Number : RunAccess.Numbers;
}
