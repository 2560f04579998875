using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>The mean along an axis.</summary>
sealed record Mean(int Axis, bool KeepDimension = false) : AxisReduction(Axis, KeepDimension)
{
    public override string PyTorchName => "torch.mean";

    public override string OnnxName => "ReduceMean";

    public override void Differentiate(BackwardContext context) => context.Operand(0, () =>
        context.Apply(new MeanGradient(Axis, context.OperandShape(0)[ShapeCheck.Axis(this, Axis, context.OperandShape(0))]), [Kept(context, context.Gradient)]));
}
