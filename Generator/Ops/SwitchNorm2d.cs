using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β with means and variances that are mixed, by learned weights through a softmax, from those of the channel, of the item and of
/// the batch; in inference those of the batch are the running statistics. Luo et al., 2018.
/// </summary>
sealed record SwitchNorm2d(float Eps = 1e-5f, float Momentum = 0.1f) : Op
{
    /// <summary>How many statistics are mixed: of instances, layers and batches, in this order.</summary>
    public const int Statistics = 3;

    /// <summary>The place of the running statistics among the weights.</summary>
    public const int FirstRunning = 4;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        ShapeCheck.Between(this, "momentum", Momentum, 0, 1);
        return [ShapeCheck.Map(this, inputs[0])];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(inputs[0].Channels);
        return
        [
            .. Learned(inputs[0]),
            new("running_mean", channels, ParameterKind.Buffer, Initializer.Zeros),
            new("running_var", channels, ParameterKind.Buffer, Initializer.Ones),
            new("num_batches_tracked", new([], ElementType.I64), ParameterKind.Counter, Initializer.Zeros),
        ];
    }

    /// <summary>The two sums, a factor and a summand.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    /// <summary>With the running statistics, as a frozen layer has it. Training takes <see cref="SwitchNormTraining"/>.</summary>
    public override void Differentiate(BackwardContext context)
    {
        var moments = context.ApplyAll(new ChannelMoments(), context.Operands);
        var mixture = context.ApplyAll(new SwitchMixture(IsRunning: true), [.. moments], [context.Weights[2], context.Weights[3], context.Weights[4], context.Weights[5]]);
        StateGradients(context, Eps, [.. moments], [.. mixture], []);
    }

    public static EquatableArray<ParameterSpecification> Learned(TensorShape x) =>
    [
        .. GroupNormalization.ParametersOf(x, affine: true),
        new("mean_weight", TensorShape.Of(Statistics), ParameterKind.Trainable, Initializer.Ones),
        new("var_weight", TensorShape.Of(Statistics), ParameterKind.Trainable, Initializer.Ones),
    ];

    /// <summary>The rule, given mean and variance of the channels, those of the mixture, and those of the batch where they are not the running ones.</summary>
    public static void StateGradients(BackwardContext context, float eps, EquatableArray<Value> channels, EquatableArray<Value> mixture, EquatableArray<Value> batch)
    {
        var (dy, x, isRunning) = (context.Gradient, context.Operands[0], batch.Count == 0);
        var (scale, ofMean, ofVariance) = (context.Weights[0], context.Weights[2], context.Weights[3]);
        EquatableArray<Weight> running = isRunning ? [context.Weights[FirstRunning], context.Weights[FirstRunning + 1]] : [];
        var sums = context.ApplyAll(new GroupNormSums(eps), [dy, x, .. mixture]);
        var ofMixture = context.ApplyAll(new SwitchMixtureGradient(eps), [mixture[1], .. sums], [scale]);
        var overBatch = context.ApplyAll(new SwitchBatchGradient(isRunning), [.. channels, .. ofMixture, .. batch], [ofMean, ofVariance, .. running]);
        context.Operand(0, () =>
        {
            var shape = context.OperandShape(0);
            EquatableArray<Value> shared = isRunning ? [] : [batch[0], overBatch[2], overBatch[3]];
            var op = new SwitchGradientFactors(eps, shape.Height * shape.Width, isRunning);
            var factors = context.ApplyAll(op, [mixture[1], channels[0], .. ofMixture, .. shared], [scale, ofMean, ofVariance]);
            var centred = context.Apply(new Multiply(), [context.Apply(new Subtract(), [x, factors[0]]), factors[2]]);
            return context.Apply(new Add(), [context.Apply(new Multiply(), [dy, factors[1]]), context.Apply(new Add(), [centred, factors[3]])]);
        });
        context.Parameter(0, () => context.Apply(new BatchSum(0), [sums[0]]));
        context.Parameter(1, () => context.Apply(new BatchSum(0), [sums[1]]));
        context.Parameter(2, () => overBatch[0]);
        context.Parameter(3, () => overBatch[1]);
    }
}
