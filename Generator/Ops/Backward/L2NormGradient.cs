using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// g/(‖x‖ + eps) − x·(Σ g·x)/(‖x‖·(‖x‖ + eps)²) along the channels, with g = w·dy, from dy and the operand x; without the second term where x
/// is 0.
/// </summary>
sealed record L2NormGradient(float Eps = 1e-10f) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [ShapeCheck.Map(this, GradientCheck.Same(this, inputs[0], inputs[1]))];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => new L2Norm(Eps: Eps).Parameters(inputs);

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 6 * outputs[0].Length;
}
