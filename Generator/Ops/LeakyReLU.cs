namespace NetGenCompiler.Ops;

/// <summary>x where x ≥ 0, slope·x elsewhere.</summary>
sealed record LeakyReLU(float Slope = 0.01f) : Activation
{
    public override string PyTorchName => "nn.LeakyReLU";

    public override string OnnxName => "LeakyRelu";

    protected override void CheckArguments() => ShapeCheck.Finite(this, "slope", Slope);
}
