using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x·tanh(ln(1 + eˣ)).</summary>
sealed record Mish : Activation
{
    public override string PyTorchName => "nn.Mish";

    public override string OnnxName => "Mish";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new MishGradient(), [context.Gradient, context.Operands[0]]));
}
