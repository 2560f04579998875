namespace NetGenCompiler.Ops;

/// <summary>scale·x + shift with fixed numbers.</summary>
sealed record Affine(float Scale, float Shift = 0f) : Activation
{
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new Affine(Scale), [context.Gradient]));

    protected override void CheckArguments()
    {
        ShapeCheck.Finite(this, "scale", Scale);
        ShapeCheck.Finite(this, "shift", Shift);
    }
}
