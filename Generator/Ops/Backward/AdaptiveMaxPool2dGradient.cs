using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>Each dy goes to the place of its window's maximum; where windows overlap the gradients add up. From dy and the indices.</summary>
/// <param name="Map">The size of x.</param>
sealed record AdaptiveMaxPool2dGradient(Size2 Map) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "map", Map);
        return [TensorShape.Of(ShapeCheck.Map(this, GradientCheck.Same(this, inputs[0], inputs[1])).Channels, Map.Height, Map.Width)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length;
}
