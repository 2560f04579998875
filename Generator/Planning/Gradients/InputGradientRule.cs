using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>
/// The gradient of a convolution's operand, and so a transposed convolution, by the tiles of forward, on weights whose inputs and outputs have changed places and whose taps are reversed. A
/// stride makes it several such convolutions, each of its own pixels of x.
/// </summary>
sealed class InputGradientRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => OpOf(context.Node) is { } op
        ? new([new(LayoutKind.Blocked, InputGradientPhases.Halo(op, context.InputShape(0))), .. PlannedEpilogue.Demands(context, LayoutKind.Blocked)], LayoutKind.Blocked)
        : null;

    public override Step Plan(PlacedContext context)
    {
        var op = OpOf(context.Node)!;
        var phases = InputGradientPhases.Of(op).ToList();

        // All phases of a step take the items together, or none.
        var isOfPixels = op.Groups == 1 && phases.All(p => p.Rows.Extent * p.Columns.Extent == 1 && p.Rows.Taps * p.Columns.Taps > 0);
        var parts = phases.Select(p => Plan(context, op, p.Rows, p.Columns, isOfPixels)).ToEquatableArray();
        return parts.Count == 1 ? parts[0] : new CompositeStep(context.Name, $"{parts.Count} phases", parts);
    }

    static Conv2dInputGradient? OpOf(Node node) => node.Op switch
    {
        Conv2dInputGradient gradient => gradient,
        ConvTranspose2d transposed => transposed.AsGradient(node.Output),
        _ => null,
    };

    static Step Plan(PlacedContext context, Conv2dInputGradient op, PhaseAxis rows, PhaseAxis columns, bool isOfPixels)
    {
        var (g, lanes, weight) = (InputGradientPhases.Geometry(op, rows, columns, context.Input.Layout, context.Result.Layout), context.Lanes, context.Node.Weights[0]);
        (int, PhaseAxis)[] axes = [(op.Kernel.Height, rows), (op.Kernel.Width, columns)];
        var bias = ConvolutionWeights.Bias(context.Node, g.Outputs);

        // What is applied to whole rows of pixels would meet those of other phases.
        var allInTile = op.Strides != new Size2(1, 1);
        if (g.Taps == 0) return new ClearPixelsStep(context.Name, context.Result, g.OutputStart, g.Height, g.OutputRow, g.Width, g.OutputPixel);
        if (ChannelwiseRule.Takes(g, lanes))
        {
            return ChannelwiseRule.Step(context, g, GradientWeights.Channelwise(weight, g, lanes, axes), bias, allInTile);
        }

        var epilogues = FusedEpilogues.Of(context.Epilogues, allInTile);
        var tiling = (isOfPixels ? ItemTiling.Of(context, g, epilogues) : null) ?? DenseTilingChoice.Choose(g, context.InstructionSet);
        var description = $"{(context.Node.Op is ConvTranspose2d ? "transposed" : "backward")} {rows.Taps}×{columns.Taps}{(op.Groups == 1 ? "" : $" in {op.Groups} groups")}";
        return new DenseStep(
            context.Name, context.InstructionSet, description, context.Input, context.Result, g, tiling, GradientWeights.Dense(weight, g, tiling, lanes, axes), bias,
            epilogues)
        {
            SumsInParts = context.Rule.IsTraining,
        };
    }
}
