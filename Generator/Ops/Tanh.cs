namespace NetGenCompiler.Ops;

/// <summary>tanh x.</summary>
sealed record Tanh : Activation
{
    public override string PyTorchName => "nn.Tanh";

    public override string OnnxName => "Tanh";
}
