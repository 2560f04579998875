using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The maximum along an axis.</summary>
sealed record Max(int Axis, bool KeepDimension = false) : AxisReduction(Axis, KeepDimension)
{
    public override string PyTorchName => "torch.amax";

    public override string OnnxName => "ReduceMax";

    public override void Differentiate(BackwardContext context) => context.Operand(0, () =>
        context.Apply(new MaxGradient(Axis), [Kept(context, context.Gradient), context.Operands[0], Kept(context, context.Results[0])]));
}
