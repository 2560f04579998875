using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>The maximum of each window; padding counts as −∞.</summary>
sealed record MaxPool2d(Size2 Kernel, Size2? Stride = null, Padding2 Padding = default, Size2? Dilation = null, bool CeilMode = false)
    : Pooling(Kernel, Stride, Padding, Dilation, CeilMode)
{
    public override string PyTorchName => "nn.MaxPool2d";

    public override string OnnxName => "MaxPool";

    /// <summary>The form that keeps the places of the maxima.</summary>
    public MaxPool2dWithIndices WithIndices => new(Kernel, Stride, Padding, Dilation, CeilMode);

    /// <summary>Finds the places again: training takes <see cref="WithIndices"/> in the first place.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => WithIndices.Gradient(context, context.ApplyAll(WithIndices, context.Operands)[1]));
}
