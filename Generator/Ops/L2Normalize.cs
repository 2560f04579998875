using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x / max(‖x‖₂, eps) along an axis.</summary>
sealed record L2Normalize(int Axis = 0, float Eps = 1e-12f) : AxisNormalization(Axis)
{
    public override string PyTorchName => "functional.normalize";

    public override string OnnxName => "LpNormalization";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Positive(this, "eps", Eps);
        return base.InferShapes(inputs);
    }

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new L2NormalizeGradient(Axis, Eps), [context.Gradient, context.Operands[0]]));
}
