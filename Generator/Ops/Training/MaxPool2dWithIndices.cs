using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// A maximum pooling whose second result is the place of each maximum within its window, row by row: row·width + column of the kernel, in a byte
/// where the kernel has no more than 256 places. Of equal ones it is the first inside the map, and the last of what is no number, as in PyTorch.
/// </summary>
sealed record MaxPool2dWithIndices(Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, bool CeilMode = false)
    : Pooling(Kernel, Stride, Padding, Dilation, CeilMode)
{
    const int BytePlaces = 256;

    /// <summary>The type of an index into windows of at most so many places.</summary>
    public static ElementType IndexType(long places) => places <= BytePlaces ? ElementType.U8 : ElementType.I32;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var result = base.InferShapes(inputs)[0];
        return [result, result with { Element = IndexType((long)Kernel.Height * Kernel.Width) }];
    }

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, context.Results[1]));

    /// <summary>The gradient of the operand, given the indices.</summary>
    public Value Gradient(BackwardContext context, Value indices)
    {
        var x = context.OperandShape(0);
        return context.Apply(new MaxPool2dGradient(new(x.Height, x.Width), Kernel, Stride, Padding, Dilation, CeilMode), [context.Gradient, indices]);
    }
}
