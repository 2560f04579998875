using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Depthwise convolutions, and those whose groups are so small against a vector that a dense tile would mostly multiply by zero.</summary>
sealed class ChannelwiseRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is not Conv2d { Groups: > 1 } op) return null;
        var input = Layout.Blocked(context.InputShape(0), context.InstructionSet);
        var geometry = ConvolutionGeometry.Of(op, input, Layout.Blocked(context.Node.Output, context.InstructionSet));
        if (!Takes(geometry, context.Lanes)) return null;
        return new([new(LayoutKind.Blocked, op.Padding), .. PlannedEpilogue.Demands(context, LayoutKind.Blocked)], LayoutKind.Blocked);
    }

    public override Step Plan(PlacedContext context)
    {
        var geometry = ConvolutionGeometry.Of((Conv2d)context.Node.Op, context.Input.Layout, context.Result.Layout);
        return Step(context, geometry, ConvolutionWeights.Channelwise(context.Node.Weights[0], geometry, context.Lanes), ConvolutionWeights.Bias(context.Node, geometry.Outputs));
    }

    /// <summary>Whether a geometry's groups are so small that this kernel is faster than dense tiles.</summary>
    public static bool Takes(DenseGeometry geometry, int lanes) => geometry.Groups > 1 && IsWorthwhile(geometry, lanes) && ChannelwisePhase.Of(geometry, lanes) is not null;

    /// <summary>The step for a geometry that it takes.</summary>
    public static ChannelwiseStep Step(PlacedContext context, DenseGeometry geometry, PackedWeight weight, PackedWeight bias, bool allInTile = false) => new(
        context.Name, context.InstructionSet, context.Input, context.Result, geometry,
        TileSpan.Balanced(geometry.Width, ChannelwiseTile.MostColumnsOf(context.InstructionSet, geometry.KernelWidth, geometry.GroupInputs)),
        ChannelwisePhase.Of(geometry, context.Lanes)!.Value, weight, bias, FusedEpilogues.Of(context.Epilogues, allInTile));

    /// <summary>
    /// A dense tile multiplies by all lanes of a vector, this kernel by those of a group but spreads each over the lanes first, once for all taps
    /// of a row: with half of the lanes in a group that pays for kernels of some width only.
    /// </summary>
    static bool IsWorthwhile(DenseGeometry geometry, int lanes) =>
        geometry.GroupInputs * 4 <= lanes || (geometry.GroupInputs * 2 <= lanes && geometry.KernelWidth >= 3 && geometry.StrideWidth == 1);
}
