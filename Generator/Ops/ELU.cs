namespace NetGenCompiler.Ops;

/// <summary>x where x > 0, alpha·(eˣ − 1) elsewhere.</summary>
sealed record ELU(float Alpha = 1f) : Activation
{
    public override string PyTorchName => "nn.ELU";

    public override string OnnxName => "Elu";

    protected override void CheckArguments() => ShapeCheck.Finite(this, "alpha", Alpha);
}
