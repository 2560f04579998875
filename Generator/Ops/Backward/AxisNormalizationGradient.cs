using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>The gradient of what is divided by a sum along an axis: each element's own part, less its share of all others'. Two operands of one shape.</summary>
abstract record AxisNormalizationGradient(int Axis) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Axis(this, Axis, inputs[0]);
        return [GradientCheck.Same(this, inputs[0], inputs[1])];
    }

    /// <summary>The product, its part of the sum, the difference and the factor.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;
}
