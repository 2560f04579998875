using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>tanh x.</summary>
sealed record Tanh : Activation
{
    public override string PyTorchName => "nn.Tanh";

    public override string OnnxName => "Tanh";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new TanhGradient(), [context.Gradient, context.Results[0]]));
}
