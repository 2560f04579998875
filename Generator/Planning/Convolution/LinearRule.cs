using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Linear layers: the rows of the operand are pixels, its last dimension the channels of one plane.</summary>
sealed class LinearRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => context.Node.Op is Linear
        ? new([new(LayoutKind.Plain), .. PlannedEpilogue.Demands(context, LayoutKind.Plain)], LayoutKind.Plain)
        : null;

    public override Step Plan(PlacedContext context)
    {
        var shape = context.Input.Layout.Shape;
        var (inputs, outputs) = (shape[shape.Rank - 1], ((Linear)context.Node.Op).OutFeatures);
        var geometry = new DenseGeometry
        {
            Height = 1,
            Width = (int)(shape.Length / inputs),
            Inputs = inputs,
            Outputs = outputs,
            InputBlock = inputs,
            InputPixel = inputs,
            OutputPixel = outputs,
            OutputPlane = context.Lanes,
        };
        var tiling = DenseTilingChoice.Choose(context, geometry);
        return new DenseStep(
            context.Name, context.InstructionSet, geometry.Width == 1 ? "matrix × vector" : $"matrix × {geometry.Width} vectors", context.Input, context.Result, geometry, tiling,
            ConvolutionWeights.Dense(context.Node.Weights[0], geometry, tiling, context.Lanes), ConvolutionWeights.Bias(context.Node, outputs),
            FusedEpilogues.Of(context.Epilogues, geometry.StoresPartOfLastVector(context.Lanes)));
    }
}
