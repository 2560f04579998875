using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>e^x / Σ e^x along an axis, computed from x − max.</summary>
sealed record Softmax(int Axis = -1) : AxisNormalization(Axis)
{
    public override string PyTorchName => "nn.Softmax";

    public override string OnnxName => "Softmax";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SoftmaxGradient(Axis), [context.Gradient, context.Results[0]]));
}
