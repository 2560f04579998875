namespace NetGenCompiler.Ops;

/// <summary>The maximum of each channel: C×H×W → C×1×1.</summary>
sealed record GlobalMaxPool : GlobalPooling
{
    public override string PyTorchName => "nn.AdaptiveMaxPool2d(1)";

    public override string OnnxName => "GlobalMaxPool";
}
