using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>
/// The second sweep: dx = γ/√(σ² + eps)·(dy − dβ/m − x̂·dγ/m) for m items times pixels, which counts that the statistics depend on x. From dy, x, μ, σ²,
/// dγ and dβ.
/// </summary>
sealed record BatchNormInputGradient(float Eps = 1e-5f, bool Affine = true) : BatchNormGradient(Eps)
{
    public override int? Arity => 6;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [Checked(inputs)];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Affine ? [new("weight", TensorShape.Of(inputs[0].Channels), ParameterKind.Trainable, Initializer.Ones)] : [];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 5 * outputs[0].Length;
}
