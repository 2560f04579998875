using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Every convolution, by dense register tiles; groups that share a tile see each other's channels with zero weights.</summary>
sealed class ConvolutionRule : KernelRule
{
    /// <summary>Up to so many channels a plain input is read plain: its blocks would mostly be empty.</summary>
    const int MostPlainChannels = 4;

    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not Conv2d op) return null;
        var input = new OperandDemand(ReadsPlain(context, op.Groups) ? LayoutKind.Plain : LayoutKind.Blocked, op.Padding);
        return new([input, .. PlannedEpilogue.Demands(context, LayoutKind.Blocked)], LayoutKind.Blocked);
    }

    /// <summary>Whether a convolution reads its operand plain.</summary>
    public static bool ReadsPlain(RuleContext context, int groups) =>
        context.Stored[0].Kind == LayoutKind.Plain && groups == 1 && context.InputShape(0).Channels <= Math.Min(MostPlainChannels, context.Lanes - 1);

    public override Step Plan(PlacedContext context)
    {
        var op = (Conv2d)context.Node.Op;
        var geometry = ConvolutionGeometry.Of(op, context.Input.Layout, context.Result.Layout);
        var epilogues = FusedEpilogues.Of(context.Epilogues);
        var tiling = ItemTiling.Of(context, geometry, epilogues) ?? DenseTilingChoice.Choose(context, geometry);
        var description = geometry.Taps == 1 ? "1×1" : $"direct {op.Kernel.Height}×{op.Kernel.Width}";
        return new DenseStep(
            context.Name, context.InstructionSet, op.Groups == 1 ? description : $"{description} in {op.Groups} groups", context.Input, context.Result, geometry, tiling,
            ConvolutionWeights.Dense(context.Node.Weights[0], geometry, tiling, context.Lanes), ConvolutionWeights.Bias(context.Node, geometry.Outputs),
            epilogues)
        {
            SumsInParts = context.Rule.IsTraining,
        };
    }
}
