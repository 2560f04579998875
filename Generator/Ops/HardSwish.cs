using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x·ReLU6(x + 3)/6.</summary>
sealed record HardSwish : Activation
{
    public override string PyTorchName => "nn.Hardswish";

    public override string OnnxName => "HardSwish";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new HardSwishGradient(), [context.Gradient, context.Operands[0]]));
}
