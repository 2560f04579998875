using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Convolutions over volumes, by the register tiles of maps that sum over slices too.</summary>
sealed class VolumeConvolutionRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not VolumeConvolution { Convolution: var op }) return null;
        var input = new OperandDemand(ConvolutionRule.ReadsPlain(context, op.Groups) ? LayoutKind.Plain : LayoutKind.Blocked, new(0, 0, op.Padding.Width, op.Padding.Width));
        return new([input, .. PlannedEpilogue.Demands(context, LayoutKind.Blocked)], LayoutKind.Blocked);
    }

    public override Step Plan(PlacedContext context)
    {
        var (op, depth) = (VolumeConvolution)context.Node.Op;
        var geometry = ConvolutionGeometry.Of(op, depth, context.Input.Layout, context.Result.Layout);
        if (ChannelwiseRule.Takes(geometry, context.Lanes))
        {
            var weight = ConvolutionWeights.Channelwise(context.Node.Weights[0], geometry, context.Lanes);
            return ChannelwiseRule.Step(context, geometry, weight, ConvolutionWeights.Bias(context.Node, geometry.Outputs));
        }

        var tiling = DenseTilingChoice.Choose(context, geometry);
        var description = $"direct {geometry.Volume!.Kernel(op.Kernel.Width)}{(op.Groups == 1 ? "" : $" in {op.Groups} groups")}";
        return new DenseStep(
            context.Name, context.InstructionSet, description, context.Input, context.Result, geometry, tiling,
            ConvolutionWeights.Dense(context.Node.Weights[0], geometry, tiling, context.Lanes), ConvolutionWeights.Bias(context.Node, geometry.Outputs),
            FusedEpilogues.Of(context.Epilogues))
        {
            SumsInParts = context.Rule.IsTraining,
        };
    }
}
