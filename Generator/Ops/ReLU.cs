using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>max(0, x).</summary>
sealed record ReLU : Activation
{
    public override string PyTorchName => "nn.ReLU";

    public override string OnnxName => "Relu";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new ReLUGradient(), [context.Gradient, context.Results[0]]));
}
