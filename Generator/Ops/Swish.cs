using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x·σ(beta·x).</summary>
sealed record Swish(float Beta = 1f) : Activation
{
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new SwishGradient(Beta), [context.Gradient, context.Operands[0]]));

    protected override void CheckArguments() => ShapeCheck.Finite(this, "beta", Beta);
}
