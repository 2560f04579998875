using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Each dy goes to the place of its window's maximum; where windows overlap the gradients add up. From dy and the indices.</summary>
/// <param name="Map">The size of x.</param>
/// <param name="Kernel">The pooling's argument, as are the others.</param>
sealed record MaxPool2dGradient(
    Size2 Map, Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, bool CeilMode = false)
    : Op
{
    public Size2 Strides => Stride ?? Kernel;

    public Size2 Dilations => Dilation ?? new(1, 1);

    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var dy = ShapeCheck.Map(this, GradientCheck.Same(this, inputs[0], inputs[1]));
        var x = TensorShape.Of(dy.Channels, Map.Height, Map.Width);
        GradientCheck.Result(this, new MaxPool2dWithIndices(Kernel, Stride, Padding, Dilation, CeilMode), x, dy);
        return [x];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;
}
