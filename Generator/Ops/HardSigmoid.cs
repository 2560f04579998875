namespace NetGenCompiler.Ops;

/// <summary>ReLU6(x + 3)/6.</summary>
sealed record HardSigmoid : Activation
{
    public override string PyTorchName => "nn.Hardsigmoid";

    public override string OnnxName => "HardSigmoid";
}
