namespace NetGenCompiler.Ops;

/// <summary>x·Φ(x), exactly or by the tanh formula.</summary>
sealed record GELU(bool Tanh = false) : Activation
{
    public override string PyTorchName => "nn.GELU";

    public override string OnnxName => "Gelu";
}
