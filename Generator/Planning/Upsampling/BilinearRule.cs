using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Upsampling;

/// <summary>Bilinear enlargement, in blocks of channels.</summary>
sealed class BilinearRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is Upsample { Mode: Interpolation.Bilinear } ? new([new(LayoutKind.Blocked)], LayoutKind.Blocked) : null;

    public override Step Plan(PlacedContext context)
    {
        var (op, x) = ((Upsample)context.Node.Op, context.Input.Layout.Shape);
        return new BilinearStep(
            context.Name, context.InstructionSet, context.Input, context.Result,
            BilinearAxis.Of(x.Height, op.Scale.Height, op.AlignCorners), BilinearAxis.Of(x.Width, op.Scale.Width, op.AlignCorners));
    }
}
