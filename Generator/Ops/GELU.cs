using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x·Φ(x), exactly or by the tanh formula.</summary>
sealed record GELU(bool Tanh = false) : Activation
{
    public override string PyTorchName => "nn.GELU";

    public override string OnnxName => "Gelu";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new GELUGradient(Tanh), [context.Gradient, context.Operands[0]]));
}
