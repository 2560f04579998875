using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>The mean of each window of a volume; the divisor is as in <see cref="AvgPool2d"/>.</summary>
sealed record AvgPool3d(Size3 Kernel, Size3? Stride = null, Size3 Padding = default, bool CeilMode = false, bool CountIncludePad = true)
    : Pooling3d(Kernel, Stride, Padding, null, CeilMode)
{
    public override string PyTorchName => "nn.AvgPool3d";

    public override string OnnxName => "AveragePool";

    protected override Pooling OfMap(Size2 kernel, Size2 stride, Padding2 padding, Size2 dilation) => new AvgPool2d(kernel, stride, padding, CeilMode, CountIncludePad);
}
