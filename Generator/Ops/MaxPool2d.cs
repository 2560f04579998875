using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The maximum of each window; padding counts as −∞.</summary>
sealed record MaxPool2d(Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, bool CeilMode = false)
    : Pooling(Kernel, Stride, Padding, Dilation, CeilMode)
{
    public override string PyTorchName => "nn.MaxPool2d";

    public override string OnnxName => "MaxPool";
}
