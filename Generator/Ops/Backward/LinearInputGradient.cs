using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>dx = dy·W of a linear layer, over the last dimension.</summary>
/// <param name="InFeatures">The number of columns of W.</param>
sealed record LinearInputGradient(int InFeatures) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var dy = ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "a vector of features");
        ShapeCheck.Positive(this, "inFeatures", InFeatures);
        return [dy with { Dimensions = dy.Dimensions.Take(dy.Rank - 1).Append(InFeatures).ToEquatableArray() }];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", TensorShape.Of(inputs[0][inputs[0].Rank - 1], InFeatures), ParameterKind.Trainable, Initializer.FanIn(InFeatures))];

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length * InFeatures;
}
