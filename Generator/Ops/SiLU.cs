using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x·σ(x).</summary>
sealed record SiLU : Activation
{
    public override string PyTorchName => "nn.SiLU";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SwishGradient(), [context.Gradient, context.Operands[0]]));
}
