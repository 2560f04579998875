using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// What makes dx of dy and x: dx = ((x − centre)·input + offset + dy)·result with μ, −r·dγ/m, −dβ/m and γr per channel, r = 1/√(σ² + eps) and m items
/// times pixels. From μ, σ², dγ and dβ.
/// </summary>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Affine">Whether there is γ; else it is 1.</param>
/// <param name="Rank">The dimensions of x, to which the factors broadcast.</param>
/// <param name="Pixels">The pixels of an item.</param>
sealed record NormalizationGradientFactors(float Eps, bool Affine, int Rank, int Pixels) : Op
{
    public override int? Arity => 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var shape = NormalizationFactors.ShapeOf(inputs[0].Channels, Rank);
        return [shape, shape, shape, shape];
    }

    public override ValueScope? RequiredScope(int operand) => ValueScope.Batch;

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Affine ? [new("weight", inputs[0], ParameterKind.Trainable, Initializer.Ones)] : [];
}
