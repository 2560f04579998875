using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// What normalises x with moments, of the batch or of an item: y = (x − centre)·scale + offset with μ, γ/√(σ² + eps) and β per channel. From μ and σ².
/// </summary>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Affine">Whether there are γ and β; else they are 1 and 0.</param>
/// <param name="Rank">The dimensions of x, to which the factors broadcast.</param>
sealed record NormalizationFactors(float Eps, bool Affine, int Rank) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var shape = ShapeOf(inputs[0].Channels, Rank);
        return [shape, shape, shape];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => Affine
        ? [new("weight", inputs[0], ParameterKind.Trainable, Initializer.Ones), new("bias", inputs[0], ParameterKind.Trainable, Initializer.Zeros)]
        : [];

    /// <summary>A number for each channel of a value with so many dimensions.</summary>
    public static TensorShape ShapeOf(int channels, int rank) => TensorShape.Of([channels, .. Enumerable.Repeat(1, rank - 1)]);
}
