namespace NetGenCompiler.Ops;

/// <summary>x·σ(x).</summary>
sealed record SiLU : Activation
{
    public override string PyTorchName => "nn.SiLU";
}
