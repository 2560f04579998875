using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of the operand of a convolution over volumes, by the tiles of forward on weights whose inputs and outputs have changed places.</summary>
sealed class VolumeInputGradientRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op is VolumeInputGradient op
        ? new([new(LayoutKind.Blocked, VolumeInputGradientPhases.Halo(op))], LayoutKind.Blocked)
        : null;

    public override Step Plan(PlacedContext context)
    {
        var op = (VolumeInputGradient)context.Node.Op;
        var parts = VolumeInputGradientPhases.Of(op).Select(p => Plan(context, op, p.Slices, p.Rows, p.Columns)).ToEquatableArray();
        return parts.Count == 1 ? parts[0] : new CompositeStep(context.Name, $"{parts.Count} phases", parts);
    }

    static Step Plan(PlacedContext context, VolumeInputGradient op, PhaseAxis slices, PhaseAxis rows, PhaseAxis columns)
    {
        var (g, lanes) = (VolumeInputGradientPhases.Geometry(op, slices, rows, columns, context.Input.Layout, context.Result.Layout), context.Lanes);
        if (g.Taps == 0)
        {
            return new ClearPixelsStep(context.Name, context.Result, g.OutputStart, rows.Extent, g.OutputRow, g.Width, g.OutputPixel)
            {
                Slices = slices.Extent,
                SliceStep = g.Volume!.OutputSlice,
            };
        }

        var (weight, kernel) = (context.Node.Weights[0], op.Convolution.Kernel);
        (int, PhaseAxis)[] axes = [(kernel.Depth, slices), (kernel.Height, rows), (kernel.Width, columns)];
        var bias = ConvolutionWeights.Bias(context.Node, g.Outputs);
        if (ChannelwiseRule.Takes(g, lanes)) return ChannelwiseRule.Step(context, g, GradientWeights.Channelwise(weight, g, lanes, axes), bias);
        var tiling = DenseTilingChoice.Choose(g, context.InstructionSet);
        var description = $"backward {g.Volume!.Kernel(columns.Taps)}{(g.Groups == 1 ? "" : $" in {g.Groups} groups")}";
        return new DenseStep(
            context.Name, context.InstructionSet, description, context.Input, context.Result, g, tiling, GradientWeights.Dense(weight, g, tiling, lanes, axes), bias,
            FusedEpilogues.Of(context.Epilogues))
        {
            SumsInParts = context.Rule.IsTraining,
        };
    }
}
