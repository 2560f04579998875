using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// The second sweep: dx = r·(γ·dy − Σγ·s₀/m − x̂·Σγ·s₁/m) with the sums over the channels of the group, its m elements and r = 1/√(σ² + eps). From dy, x,
/// μ, σ², s₁ = Σ dy·x̂ and s₀ = Σ dy of each channel.
/// </summary>
sealed record GroupNormInputGradient(int Groups, float Eps = 1e-5f, bool Affine = true) : Op
{
    public override int? Arity => 6;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [GradientCheck.Normalized(this, Eps, inputs)];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Affine ? [new("weight", TensorShape.Of(inputs[0].Channels), ParameterKind.Trainable, Initializer.Ones)] : [];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 5 * outputs[0].Length;
}
