using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β over the last axes, with the mean and the biased variance of all elements along them, and γ and β of their shape. Ba et
/// al., 2016.
/// </summary>
sealed record LayerNorm(int Axes = 1, float Eps = 1e-5f, bool ElementwiseAffine = true) : Op
{
    public override string PyTorchName => "nn.LayerNorm";

    public override string OnnxName => "LayerNormalization";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        ShapeCheck.Positive(this, "axes", Axes);
        ShapeCheck.Rank(this, x, Axes, int.MaxValue, $"at least as many axes as it normalises, {Axes}");
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        return [x];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var shape = Normalized(inputs[0]);
        if (!ElementwiseAffine) return [];
        return [new("weight", shape, ParameterKind.Trainable, Initializer.Ones), new("bias", shape, ParameterKind.Trainable, Initializer.Zeros)];
    }

    /// <summary>The two sums, a factor and a summand.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    /// <summary>The sizes of the axes that are normalised.</summary>
    public TensorShape Normalized(TensorShape x) => TensorShape.Of([.. x.Dimensions.Skip(x.Rank - Axes)]);

    public override void Differentiate(BackwardContext context)
    {
        EquatableArray<Weight> scale = ElementwiseAffine ? [context.Weights[0]] : [];
        context.Operand(0, () => context.Apply(new LayerNormGradient(Axes, Eps, ElementwiseAffine), [context.Gradient, context.Operands[0]], scale));
        if (!ElementwiseAffine) return;
        context.Parameter(0, () =>
        {
            var normal = context.Apply(this with { ElementwiseAffine = false }, context.Operands);
            return Shaped(context, context.Apply(new BatchDot(-1), [Flat(context, context.Gradient), Flat(context, normal)]));
        });
        context.Parameter(1, () => Shaped(context, context.Apply(new BatchSum(-1), [Flat(context, context.Gradient)])));
    }

    /// <summary>The normalised axes as one.</summary>
    Value Flat(BackwardContext context, Value value)
    {
        var length = (int)Normalized(context.ShapeOf(value)).Length;
        return Axes == 1 ? value : context.Apply(new Reshape([(int)(context.ShapeOf(value).Length / length), length]), [value]);
    }

    Value Shaped(BackwardContext context, Value sums) => Axes == 1 ? sums : context.Apply(new Reshape(Normalized(context.OperandShape(0)).Dimensions), [sums]);
}
