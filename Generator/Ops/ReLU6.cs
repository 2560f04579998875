using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>min(max(0, x), 6).</summary>
sealed record ReLU6 : Activation
{
    public override string PyTorchName => "nn.ReLU6";

    public override string OnnxName => "Clip";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new ReLU6Gradient(), [context.Gradient, context.Results[0]]));
}
