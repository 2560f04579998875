using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>1 / (1 + e⁻ˣ).</summary>
sealed record Sigmoid : Activation
{
    public override string PyTorchName => "nn.Sigmoid";

    public override string OnnxName => "Sigmoid";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SigmoidGradient(), [context.Gradient, context.Results[0]]));
}
