using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>dx = dy·W of a linear layer: the tiles of forward on transposed weights.</summary>
sealed class LinearInputGradientRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op is LinearInputGradient ? new([new(LayoutKind.Plain)], LayoutKind.Plain) : null;

    public override Step Plan(PlacedContext context)
    {
        var geometry = LinearRule.Geometry(context, ((LinearInputGradient)context.Node.Op).InFeatures);
        var tiling = ItemTiling.Of(context, geometry, LinearRule.EpiloguesOf(context, geometry)) ?? DenseTilingChoice.Choose(geometry, context.InstructionSet);
        return LinearRule.Step(context, geometry, tiling, GradientWeights.Linear(context.Node.Weights[0], geometry, tiling, context.Lanes));
    }
}
