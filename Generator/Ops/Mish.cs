namespace NetGenCompiler.Ops;

/// <summary>x·tanh(ln(1 + eˣ)).</summary>
sealed record Mish : Activation
{
    public override string PyTorchName => "nn.Mish";

    public override string OnnxName => "Mish";
}
