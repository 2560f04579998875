using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Each dy in equal parts to all pixels of its window, by the divisor of the pooling; where windows overlap the parts add up.</summary>
/// <param name="Map">The size of x.</param>
/// <param name="Kernel">The pooling's argument, as are the others.</param>
sealed record AvgPool2dGradient(
    Size2 Map, Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, bool CeilMode = false, bool CountIncludePad = true)
    : Op
{
    public Size2 Strides => Stride ?? Kernel;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = TensorShape.Of(ShapeCheck.Map(this, inputs[0]).Channels, Map.Height, Map.Width);
        GradientCheck.Result(this, new AvgPool2d(Kernel, Stride, Padding, CeilMode, CountIncludePad), x, inputs[0]);
        return [x];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        inputs[0].Length * Kernel.Height * Kernel.Width;
}
