using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Training;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β with the mean and the biased variance of each channel over items and pixels of the batch, which are its further
/// results. Ioffe and Szegedy, 2015.
/// </summary>
sealed record BatchNormTraining(float Eps = 1e-5f, bool Affine = true) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "an input with channels");
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        return [x, TensorShape.Of(x.Channels), TensorShape.Of(x.Channels)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var channels = TensorShape.Of(inputs[0].Channels);
        if (!Affine) return [];
        return [new("weight", channels, ParameterKind.Trainable, Initializer.Ones), new("bias", channels, ParameterKind.Trainable, Initializer.Zeros)];
    }

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => output == 0 ? ValueScope.Item : ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    /// <summary>The two sums, a factor and a summand.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    public override void Differentiate(BackwardContext context)
    {
        if (context.Gradients[1] is not null || context.Gradients[2] is not null) throw new NotSupportedException($"'{context.Node.Name}': only running statistics read those of a batch");
        EquatableArray<Value> operands = [context.Gradient, context.Operands[0], context.Results[1], context.Results[2]];
        var sums = context.ApplyAll(new BatchNormParameterGradient(Eps), operands);
        context.Operand(0, () => context.Apply(new BatchNormInputGradient(Eps, Affine), [.. operands, .. sums], Affine ? [context.Weights[0]] : []));
        if (!Affine) return;
        context.Parameter(0, () => sums[0]);
        context.Parameter(1, () => sums[1]);
    }
}
