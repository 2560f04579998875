using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Rows of a learned table: of each index the row of that number. An index that is no whole number of a row gives a row of what is no number.</summary>
sealed record Embedding(int Count, int Features) : Op
{
    public override string PyTorchName => "nn.Embedding";

    public override string OnnxName => "Gather";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "count", Count);
        ShapeCheck.Positive(this, "features", Features);
        return [inputs[0] with { Dimensions = [.. inputs[0].Dimensions, Features] }];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", TensorShape.Of(Count, Features), ParameterKind.Trainable, Initializer.Normal(1))];

    /// <summary>An index has no gradient.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Parameter(0, () => context.Apply(new EmbeddingGradient(Count), [context.Operands[0], context.Gradient]));
}
