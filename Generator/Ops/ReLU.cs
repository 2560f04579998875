namespace NetGenCompiler.Ops;

/// <summary>max(0, x).</summary>
sealed record ReLU : Activation
{
    public override string PyTorchName => "nn.ReLU";

    public override string OnnxName => "Relu";
}
