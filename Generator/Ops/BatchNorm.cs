using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

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

    /// <summary>With the running statistics, as a frozen layer has it. Training takes <see cref="BatchNormTraining"/>.</summary>
    public override void Differentiate(BackwardContext context)
    {
        var first = Affine ? 2 : 0;
        var (mean, variance) = (context.Weights[first], context.Weights[first + 1]);
        var (zeros, ones) = (new Weight.Filled(0, mean.Shape), new Weight.Filled(1, mean.Shape));
        context.Operand(0, () => context.Apply(
            new ScaleShift(), [context.Gradient], [new Weight.NormScale(Affine ? context.Weights[0] : ones, variance, Eps), zeros]));
        if (!Affine) return;
        var scale = new Weight.NormScale(ones, variance, Eps);
        context.Parameter(0, () =>
        {
            var normal = context.Apply(new ScaleShift(), context.Operands, [scale, new Weight.MultiplyAdd(mean, scale, zeros, NegateFirst: true)]);
            return context.Apply(new BatchDot(0), [context.Gradient, normal]);
        });
        context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }

    protected abstract void CheckRank(TensorShape x);
}
