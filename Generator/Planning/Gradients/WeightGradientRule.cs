using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of a convolution's weights, summed over the batch.</summary>
sealed class WeightGradientRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not Conv2dWeightGradient op) return null;
        var input = ConvolutionRule.ReadsPlain(context, op.Groups) ? LayoutKind.Plain : LayoutKind.Blocked;
        return new([new(input, op.Padding), new(LayoutKind.Blocked)], LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context)
    {
        var (op, x, dy) = ((Conv2dWeightGradient)context.Node.Op, context.Operands[0], context.Operands[1]);
        var geometry = ConvolutionGeometry.Of(op.Forward(dy.Layout.Shape.Channels), x.Layout, dy.Layout);
        if (ChannelwiseRule.Takes(geometry, context.Lanes))
        {
            return new ChannelwiseWeightGradientStep(context.Name, context.InstructionSet, x, dy, context.Result, geometry, ChannelwisePhase.Of(geometry, context.Lanes)!.Value);
        }

        return Dense(context, x, dy, geometry);
    }

    static WeightGradientStep Dense(PlacedContext context, Placement x, Placement dy, DenseGeometry g)
    {
        var gathers = g is { Taps: 1, Groups: 1 } && (g.StrideHeight > 1 || g.StrideWidth > 1) && g.InputPixel == context.Lanes;
        var tiling = WeightGradientTilingChoice.Choose(gathers ? WeightGradientStep.Gathered(g) : g, context.InstructionSet, gathers);
        return new(context.Name, context.InstructionSet, x, dy, context.Result, g, tiling)
        {
            Gathers = gathers,
            FetchesAhead = context.InstructionSet.Prefetches && g.Taps == 1 && tiling.Rows < g.Height,
        };
    }
}
