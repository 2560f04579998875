using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>ln(1 + e^(beta·x))/beta, and x where beta·x is over the threshold.</summary>
sealed record Softplus(float Beta = 1f, float Threshold = 20f) : Activation
{
    public override string PyTorchName => "nn.Softplus";

    public override string OnnxName => "Softplus";

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SoftplusGradient(Beta, Threshold), [context.Gradient, context.Operands[0]]));

    protected override void CheckArguments()
    {
        ShapeCheck.Positive(this, "beta", Beta);
        ShapeCheck.Finite(this, "threshold", Threshold);
    }
}
