using NetGenCompiler.Ops;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Winograd;

/// <summary>
/// Convolutions of three by three where Winograd's transforms are faster. They round more, and networks that must not have that ask for exact convolutions.
/// Training has the kernels whose gradients are as exact as PyTorch's.
/// </summary>
sealed class WinogradRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Options.ExactConvolutions || context.Node.Op is not Conv2d op || ConvolutionRule.ReadsPlain(context, op.Groups)) return null;
        var (input, result) = (Layout.Blocked(context.InputShape(0), context.InstructionSet), Layout.Blocked(context.Node.Output, context.InstructionSet));
        if (WinogradChoice.Choose(ConvolutionGeometry.Of(op, input, result), context) is not { } tiling) return null;
        return new([new(LayoutKind.Blocked, WinogradChoice.Border(tiling, input.Shape, op.Padding)), .. PlannedEpilogue.Demands(context, LayoutKind.Blocked)], LayoutKind.Blocked);
    }

    public override Step Plan(PlacedContext context)
    {
        var op = (Conv2d)context.Node.Op;
        var geometry = ConvolutionGeometry.Of(op, context.Input.Layout, context.Result.Layout);
        var tiling = WinogradChoice.Choose(geometry, context.Rule)!;
        return new WinogradStep(
            context.Name, context.InstructionSet, context.Input, context.Result, geometry, tiling,
            WinogradWeights.Pack(context.Node.Weights[0], geometry, tiling, context.Lanes), ConvolutionWeights.Bias(context.Node, geometry.Outputs), FusedEpilogues.Of(context.Epilogues, allInTile: true));
    }
}
