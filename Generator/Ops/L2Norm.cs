using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Each pixel's channel vector divided by its length, ‖x‖₂ + eps, and scaled by a learned number per channel. Liu et al., 2016 (SSD).</summary>
sealed record L2Norm(float Initial = 20f, float Eps = 1e-10f) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Finite(this, "initial", Initial);
        ShapeCheck.Positive(this, "eps", Eps);
        return [ShapeCheck.Map(this, inputs[0])];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", TensorShape.Of(inputs[0].Channels), ParameterKind.Trainable, Initializer.Constant(Initial))];

    /// <summary>The square, its part of the sum, the division and the scale.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    public override void Differentiate(BackwardContext context)
    {
        context.Operand(0, () => context.Apply(new L2NormGradient(Eps), [context.Gradient, context.Operands[0]], context.Weights));
        context.Parameter(0, () =>
        {
            var unit = context.Apply(this, context.Operands, [new Weight.Filled(1, context.Weights[0].Shape)]);
            return context.Apply(new BatchDot(0), [context.Gradient, unit]);
        });
    }
}
