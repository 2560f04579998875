namespace NetGenCompiler.Ops;

/// <summary>The mean of each channel: C×H×W → C×1×1.</summary>
sealed record GlobalAvgPool : GlobalPooling
{
    public override string PyTorchName => "nn.AdaptiveAvgPool2d(1)";

    public override string OnnxName => "GlobalAveragePool";
}
