using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x where x > 0, alpha·(eˣ − 1) elsewhere.</summary>
sealed record ELU(float Alpha = 1f) : Activation
{
    public override string PyTorchName => "nn.ELU";

    public override string OnnxName => "Elu";

    /// <summary>The result has the operand's sign where alpha is not negative.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new ELUGradient(Alpha, OfResult: Alpha >= 0), [context.Gradient, Alpha >= 0 ? context.Results[0] : context.Operands[0]]));

    protected override void CheckArguments() => ShapeCheck.Finite(this, "alpha", Alpha);
}
