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
        var geometry = Geometry(context, ((Linear)context.Node.Op).OutFeatures);
        var tiling = ItemTiling.Of(context, geometry, EpiloguesOf(context, geometry)) ?? DenseTilingChoice.Choose(context, geometry);
        return Step(context, geometry, tiling, ConvolutionWeights.Dense(context.Node.Weights[0], geometry, tiling, context.Lanes, context.WeightFormat));
    }

    /// <summary>The product of a matrix and each row of the operand. In training, where long sums have parts, a plane of channels is one.</summary>
    public static DenseGeometry Geometry(PlacedContext context, int outputs)
    {
        var operand = context.Input.Layout.Shape;
        var inputs = operand[operand.Rank - 1];
        var block = context.Rule.IsTraining ? Math.Min(inputs, DenseTile.LongestSum) : inputs;
        return new()
        {
            Height = 1,
            Width = (int)(operand.Length / inputs),
            Inputs = inputs,
            Outputs = outputs,
            InputBlock = block,
            InputPixel = inputs,
            InputPlane = block,
            OutputPixel = outputs,
            OutputPlane = context.Lanes,
        };
    }

    /// <summary>The step that computes it.</summary>
    public static DenseStep Step(PlacedContext context, DenseGeometry geometry, DenseTiling tiling, PackedWeight weight) => new(
        context.Name, context.InstructionSet, geometry.Width == 1 ? "matrix × vector" : $"matrix × {geometry.Width} vectors", context.Input, context.Result, geometry, tiling,
        weight, ConvolutionWeights.Bias(context.Node, geometry.Outputs), EpiloguesOf(context, geometry))
    {
        SumsInParts = context.Rule.IsTraining,
        WeightFormat = context.WeightFormat,
    };

    /// <summary>Its epilogues.</summary>
    public static FusedEpilogues EpiloguesOf(PlacedContext context, DenseGeometry geometry) =>
        FusedEpilogues.Of(context.Epilogues, geometry.StoresPartOfLastVector(context.Lanes));
}
