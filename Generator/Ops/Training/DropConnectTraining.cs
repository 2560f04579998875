using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Training;

/// <summary>y = x(M∘W)ᵀ + b with random factors M, which are 0 with probability p, else 1/(1 − p). The further result is M∘W. Wan et al., 2013.</summary>
/// <param name="OutFeatures">The rows of W.</param>
/// <param name="P">The probability.</param>
/// <param name="Layer">The number of the layer among those of the network that draw.</param>
/// <param name="Bias">Whether there is b.</param>
sealed record DropConnectTraining(int OutFeatures, float P, int Layer, bool Bias = true) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        var x = inputs[0];
        var linear = new Linear(OutFeatures, Bias, x[x.Rank - 1]);
        return [linear.InferShapes(inputs)[0], TensorShape.Of(OutFeatures, x[x.Rank - 1])];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => new Linear(OutFeatures, Bias).Parameters(inputs);

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => output == 0 ? ValueScope.Item : ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length * inputs[0][inputs[0].Rank - 1];

    public override void Differentiate(BackwardContext context)
    {
        if (context.Gradients[1] is not null) throw new NotSupportedException($"'{context.Node.Name}': only its gradient reads the dropped weights");
        var x = context.OperandShape(0);
        context.Operand(0, () =>
        {
            var product = context.Apply(new MatMul(), [AsMatrix(context, context.Gradient), context.Results[1]]);
            return x.Rank == 2 ? product : context.Apply(new Reshape(x.Dimensions), [product]);
        });
        context.Parameter(0, () => context.Apply(new RandomDropout(P, Layer), [context.Apply(new LinearWeightGradient(), [context.Operands[0], context.Gradient])]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(-1), [context.Gradient]));
    }

    static Value AsMatrix(BackwardContext context, Value value)
    {
        var shape = context.ShapeOf(value);
        var columns = shape[shape.Rank - 1];
        return shape.Rank == 2 ? value : context.Apply(new Reshape([(int)(shape.Length / columns), columns]), [value]);
    }
}
