using NetGenCompiler.Ops.Volumes;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of the weights of a convolution over volumes, summed over the batch.</summary>
sealed class VolumeWeightGradientRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not VolumeWeightGradient { Convolution: var op }) return null;
        var input = ConvolutionRule.ReadsPlain(context, op.Groups) ? LayoutKind.Plain : LayoutKind.Blocked;
        return new([new(input, new(0, 0, op.Padding.Width, op.Padding.Width)), new(LayoutKind.Blocked)], LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context)
    {
        var ((op, depth), x, dy) = ((VolumeWeightGradient)context.Node.Op, context.Operands[0], context.Operands[1]);
        var geometry = ConvolutionGeometry.Of(op, depth, x.Layout, dy.Layout);
        if (ChannelwiseRule.Takes(geometry, context.Lanes))
        {
            return new VolumeChannelwiseWeightGradientStep(
                context.Name, context.InstructionSet, x, dy, context.Result, geometry, ChannelwisePhase.Of(geometry, context.Lanes)!.Value);
        }

        var tiling = WeightGradientTilingChoice.Choose(VolumeWeightGradientStep.SliceOf(geometry), context.InstructionSet) with { ByKernelRow = false };
        return new VolumeWeightGradientStep(context.Name, context.InstructionSet, x, dy, context.Result, geometry, tiling);
    }
}
