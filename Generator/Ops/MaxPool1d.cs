using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The maximum of each window of a sequence; padding counts as −∞.</summary>
sealed record MaxPool1d(int Kernel, int? Stride = null, int Padding = 0, int Dilation = 1, bool CeilMode = false) : Pooling1d(Kernel, Stride, Padding, Dilation, CeilMode)
{
    public override string PyTorchName => "nn.MaxPool1d";

    public override string OnnxName => "MaxPool";

    public override Pooling OverMap => new MaxPool2d(KernelOfMap, StrideOfMap, PaddingOfMap, new Size2(1, Dilation), CeilMode);

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Gradient(context, (x, dy) =>
    {
        var places = context.ApplyAll(((MaxPool2d)OverMap).WithIndices, [x])[1];
        return context.Apply(new MaxPool2dGradient(new(1, context.OperandShape(0)[1]), KernelOfMap, StrideOfMap, PaddingOfMap, new Size2(1, Dilation), CeilMode), [dy, places]);
    }));
}
