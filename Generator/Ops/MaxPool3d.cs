using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The maximum of each window of a volume; padding counts as −∞.</summary>
sealed record MaxPool3d(Size3 Kernel, Size3? Stride = null, Size3 Padding = default, Size3? Dilation = null, bool CeilMode = false)
    : Pooling3d(Kernel, Stride, Padding, Dilation, CeilMode)
{
    public override string PyTorchName => "nn.MaxPool3d";

    public override string OnnxName => "MaxPool";

    protected override Pooling OfMap(Size2 kernel, Size2 stride, Padding2 padding, Size2 dilation) => new MaxPool2d(kernel, stride, padding, dilation, CeilMode);
}
