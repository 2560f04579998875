using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// The gradients of the mixed mean and variance: −γ·r·Σdy and −½·γ·r²·Σdy·x̂ with r = 1/√(σ² + eps), for each channel of an item. From σ², Σ dy·x̂ and Σ dy.
/// </summary>
sealed record SwitchMixtureGradient(float Eps = 1e-5f) : Op
{
    public override int? Arity => 3;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [inputs[0], inputs[0]];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", inputs[0], ParameterKind.Trainable, Initializer.Ones)];
}
