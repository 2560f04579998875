using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// r·(g − Σg/m − x̂·Σ(g·x̂)/m) over the last axes, with g = γ·dy, x̂ = (x − μ)·r, r = 1/√(σ² + eps) and m elements, from dy and x.
/// </summary>
sealed record LayerNormGradient(int Axes = 1, float Eps = 1e-5f, bool ElementwiseAffine = true) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) =>
        new LayerNorm(Axes, Eps).InferShapes([GradientCheck.Same(this, inputs[0], inputs[1])]);

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        new LayerNorm(Axes, Eps, ElementwiseAffine).Parameters(inputs).Take(1).ToEquatableArray();

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 8 * outputs[0].Length;
}
