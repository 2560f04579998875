using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// Rows of a learned table: of each index the row of that number. An index that is no whole number of a row gives a row of what is no number. The row of the
/// padding index is zero at first and has no gradient.
/// </summary>
sealed record Embedding(int Count, int Features, int? PaddingIndex = null) : Op
{
    public override string PyTorchName => "nn.Embedding";

    public override string OnnxName => "Gather";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "count", Count);
        ShapeCheck.Positive(this, "features", Features);
        if (PaddingIndex is { } index && (index < -Count || index >= Count))
        {
            throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: paddingIndex must be from {-Count} to {Count - 1}, not {index}");
        }

        return [inputs[0] with { Dimensions = [.. inputs[0].Dimensions, Features] }];
    }

    /// <summary>The row of the padding index; −1 where there is none.</summary>
    int PaddingRow => PaddingIndex is { } index ? index < 0 ? index + Count : index : -1;

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", TensorShape.Of(Count, Features), ParameterKind.Trainable, PaddingRow < 0 ? Initializer.Normal(1) : Initializer.NormalButRow(PaddingRow))];

    /// <summary>An index has no gradient.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Parameter(0, () => context.Apply(new EmbeddingGradient(Count, PaddingRow), [context.Operands[0], context.Gradient]));
}
