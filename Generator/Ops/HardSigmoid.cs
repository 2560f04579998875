using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>ReLU6(x + 3)/6.</summary>
sealed record HardSigmoid : Activation
{
    public override string PyTorchName => "nn.Hardsigmoid";

    public override string OnnxName => "HardSigmoid";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new HardSigmoidGradient(), [context.Gradient, context.Results[0]]));
}
