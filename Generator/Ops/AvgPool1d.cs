using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The mean of each window of a sequence; the divisor is as in <see cref="AvgPool2d"/>.</summary>
sealed record AvgPool1d(int Kernel, int? Stride = null, int Padding = 0, bool CeilMode = false, bool CountIncludePad = true) : Pooling1d(Kernel, Stride, Padding, 1, CeilMode)
{
    public override string PyTorchName => "nn.AvgPool1d";

    public override string OnnxName => "AveragePool";

    public override Pooling OverMap => new AvgPool2d(KernelOfMap, StrideOfMap, PaddingOfMap, CeilMode, CountIncludePad);

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, (_, dy) =>
        context.Apply(new AvgPool2dGradient(new(1, context.OperandShape(0)[1]), KernelOfMap, StrideOfMap, PaddingOfMap, CeilMode, CountIncludePad), [dy])));
}
