using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>Σ x·y / (max(‖x‖, eps)·max(‖y‖, eps)) along an axis.</summary>
sealed record CosineSimilarity(int Axis = 0, float Eps = 1e-8f, bool KeepDimension = false) : AxisComparison(Axis, KeepDimension)
{
    public override string PyTorchName => "functional.cosine_similarity";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "eps", Eps);
        return base.InferShapes(inputs);
    }

    /// <summary>It is the product of both directions: that of the one is the gradient of the other.</summary>
    public override void Differentiate(BackwardContext context)
    {
        for (var i = 0; i < 2; i++)
        {
            var (operand, other) = (context.Operands[i], context.Operands[1 - i]);
            context.Operand(i, () =>
            {
                var direction = context.Apply(new L2Normalize(Axis, Eps), [other]);
                return context.Apply(new L2NormalizeGradient(Axis, Eps), [context.Apply(new Multiply(), [direction, Kept(context, context.Gradient)]), operand]);
            });
        }
    }
}
