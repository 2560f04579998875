using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>
/// A linear layer that in training zeroes its weights with probability p and scales the others by 1/(1 − p). Wan et al., 2013. One draw serves all items of
/// a step, as in the weight drop of Merity et al., 2018.
/// </summary>
sealed record DropConnect(int OutFeatures, float P = 0.5f, bool Bias = true, int InFeatures = 0) : Op
{
    public override bool TakesEpilogues => Linear.TakesEpilogues;

    /// <summary>The layer as inference has it.</summary>
    public Linear Linear => new(OutFeatures, Bias, InFeatures);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        return Linear.InferShapes(this, inputs[0]);
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => Linear.Parameters(inputs);

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Linear.MultiplyAdds(inputs, outputs);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Linear.ReceptiveField(inputs, outputs);

    /// <summary>As in inference. Training draws: see <see cref="Training.DropConnectTraining"/>.</summary>
    public override void Differentiate(BackwardContext context) => Linear.Differentiate(context);
}
