namespace NetGenCompiler.Ops;

/// <summary>x·σ(beta·x).</summary>
sealed record Swish(float Beta = 1f) : Activation
{
    protected override void CheckArguments() => ShapeCheck.Finite(this, "beta", Beta);
}
