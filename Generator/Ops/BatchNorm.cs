using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β with constants per channel; in inference μ and σ² are the running statistics. Without affine, γ is 1 and β 0, and
/// neither is stored.
/// </summary>
abstract record BatchNorm(float Eps, float Momentum, bool Affine) : Op
{
    public override string OnnxName => "BatchNormalization";

    public override OpKind Kind => OpKind.Normalization;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        CheckRank(inputs[0]);
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        ShapeCheck.Between(this, "momentum", Momentum, 0, 1);
        return [inputs[0]];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(inputs[0].Channels);
        EquatableArray<ParameterSpecification> statistics =
        [
            new("running_mean", channels, ParameterKind.Buffer, Initializer.Zeros),
            new("running_var", channels, ParameterKind.Buffer, Initializer.Ones),
            new("num_batches_tracked", new([], ElementType.I64), ParameterKind.Counter, Initializer.Zeros),
        ];
        if (!Affine) return statistics;
        return
        [
            new("weight", channels, ParameterKind.Trainable, Initializer.Ones),
            new("bias", channels, ParameterKind.Trainable, Initializer.Zeros),
            .. statistics,
        ];
    }

    /// <summary>A factor and a summand.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 2 * outputs[0].Length;

    protected abstract void CheckRank(TensorShape x);
}
