using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// The mean of each window. With countIncludePad the divisor counts the padding, but not what ceil mode adds beyond it, as in PyTorch;
/// without, it counts only pixels of the map.
/// </summary>
sealed record AvgPool2d(Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, bool CeilMode = false, bool CountIncludePad = true)
    : Pooling(Kernel, Stride, Padding, null, CeilMode)
{
    public override string PyTorchName => "nn.AvgPool2d";

    public override string OnnxName => "AveragePool";

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => context.Apply(
            new AvgPool2dGradient(new(x.Height, x.Width), Kernel, Stride, Padding, CeilMode, CountIncludePad), [context.Gradient]));
    }
}
