namespace NetGenCompiler.Ops;

/// <summary>scale·x + shift with fixed numbers.</summary>
sealed record Affine(float Scale, float Shift = 0f) : Activation
{
    protected override void CheckArguments()
    {
        ShapeCheck.Finite(this, "scale", Scale);
        ShapeCheck.Finite(this, "shift", Shift);
    }
}
