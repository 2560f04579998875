using NetGenCompiler.Graphs;

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
}
