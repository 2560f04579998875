namespace NetGenCompiler.Ops;

/// <summary>1 / (1 + e⁻ˣ).</summary>
sealed record Sigmoid : Activation
{
    public override string PyTorchName => "nn.Sigmoid";

    public override string OnnxName => "Sigmoid";
}
