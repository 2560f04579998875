using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Each dy in equal parts to all pixels of its window, the whole map where dy has one pixel; where windows overlap the parts add up.</summary>
/// <param name="Map">The size of x.</param>
sealed record AdaptiveAvgPool2dGradient(Size2 Map) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "map", Map);
        return [TensorShape.Of(ShapeCheck.Map(this, inputs[0]).Channels, Map.Height, Map.Width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        new AdaptiveAvgPool2d(new(inputs[0].Height, inputs[0].Width)).ElementwiseOperations(outputs, [inputs[0]]);
}
