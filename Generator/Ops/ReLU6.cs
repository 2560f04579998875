namespace NetGenCompiler.Ops;

/// <summary>min(max(0, x), 6).</summary>
sealed record ReLU6 : Activation
{
    public override string PyTorchName => "nn.ReLU6";

    public override string OnnxName => "Clip";
}
