using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops.Statistics;

/// <summary>
/// What makes dx of dy and x: dx = dy·result + ((x − centre)·input + offset) with γr, μ, −r²·Σγ·s₁/m and −r·Σγ·s₀/m per channel, r = 1/√(σ² + eps), the
/// sums over the channels of the group and its m elements. From μ, σ², s₁ and s₀ of each channel.
/// </summary>
/// <param name="Groups">How many groups.</param>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Affine">Whether there is γ; else it is 1.</param>
/// <param name="Rank">The dimensions of x, to which the factors broadcast.</param>
/// <param name="Pixels">The pixels of an item.</param>
sealed record GroupGradientFactors(int Groups, float Eps, bool Affine, int Rank, int Pixels) : Op
{
    public override int? Arity => 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var shape = NormalizationFactors.ShapeOf(inputs[0].Channels, Rank);
        return [shape, shape, shape, shape];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Affine ? [new("weight", inputs[0], ParameterKind.Trainable, Initializer.Ones)] : [];
}
