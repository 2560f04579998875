using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// An adaptive or global maximum pooling whose second result is the place of each maximum within its window, row by row: row·width + column of that
/// window, in a byte where none has over 256 places. Of equal ones it is the first, and the last of what is no number, as in PyTorch.
/// </summary>
sealed record AdaptiveMaxPool2dWithIndices(Size2 Size) : AdaptivePooling(Size)
{
    /// <summary>The gradient of the operand of the node, given the indices.</summary>
    public static Value Gradient(BackwardContext context, Value indices)
    {
        var x = context.OperandShape(0);
        return context.Apply(new AdaptiveMaxPool2dGradient(new(x.Height, x.Width)), [context.Gradient, indices]);
    }

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (x, result) = (inputs[0], base.InferShapes(inputs)[0]);
        return [result, result with { Element = MaxPool2dWithIndices.IndexType(Largest(x.Height, Size.Height) * Largest(x.Width, Size.Width)) }];
    }

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, context.Results[1]));

    static long Largest(int extent, int count) => Enumerable.Range(0, count).Select(i => Bounds(i, extent, count)).Max(w => (long)w.End - w.Start);
}
