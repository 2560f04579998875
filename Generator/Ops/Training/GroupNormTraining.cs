using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β with the mean and the biased variance of each group of channels of an item. The further results are both, for each
/// channel those of its group.
/// </summary>
sealed record GroupNormTraining(int Groups, float Eps = 1e-5f, bool Affine = true) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = new GroupNorm(Groups, Eps).InferShapes(inputs)[0];
        return [x, TensorShape.Of(x.Channels), TensorShape.Of(x.Channels)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => GroupNormalization.ParametersOf(inputs[0], Affine);

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    public override void Differentiate(BackwardContext context)
    {
        if (context.Gradients[1] is not null || context.Gradients[2] is not null) throw new NotSupportedException($"'{context.Node.Name}': only its gradient reads the moments of a group");
        StateGradients(context, context.Results[1], context.Results[2]);
    }

    /// <summary>The rule, given the moments.</summary>
    public void StateGradients(BackwardContext context, Value mean, Value variance)
    {
        EquatableArray<Value> operands = [context.Gradient, context.Operands[0], mean, variance];
        var sums = context.ApplyAll(new GroupNormSums(Eps), operands);
        context.Operand(0, () => context.Apply(new GroupNormInputGradient(Groups, Eps, Affine), [.. operands, .. sums], Affine ? [context.Weights[0]] : []));
        if (!Affine) return;
        context.Parameter(0, () => context.Apply(new BatchSum(0), [sums[0]]));
        context.Parameter(1, () => context.Apply(new BatchSum(0), [sums[1]]));
    }
}
