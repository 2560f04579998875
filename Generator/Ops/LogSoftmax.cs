using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x − max − ln Σ e^(x − max) along an axis.</summary>
sealed record LogSoftmax(int Axis = -1) : AxisNormalization(Axis)
{
    public override string PyTorchName => "nn.LogSoftmax";

    public override string OnnxName => "LogSoftmax";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new LogSoftmaxGradient(Axis), [context.Gradient, context.Results[0]]));
}
