using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>The parts of a batch normalisation in training that are not elementwise, over maps in blocks and over vectors.</summary>
sealed class BatchNormalizationRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (context.Node.Op is NormalizationFactors or NormalizationGradientFactors or RunningStatistics)
        {
            return new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain);
        }

        if (context.Node.Op is not (BatchMoments or BatchNormParameterGradient)) return null;
        var shape = context.InputShape(0);
        if (!shape.IsMap && shape.Rank != 1) return null;
        var kind = shape.IsMap ? LayoutKind.Blocked : LayoutKind.Plain;
        return new(context.Node.Inputs.Select(v => new OperandDemand(context.Graph.ShapeOf(v) == shape ? kind : LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context) => context.Node.Op switch
    {
        BatchMoments => new ChannelMomentsStep(context.Name, context.InstructionSet, context.Input, context.Results[0], context.Results[1]),
        BatchNormParameterGradient norm => new NormalizationSumsStep(context.Name, context.InstructionSet, context.Operands, context.Results, norm.Eps),
        NormalizationFactors factors => Formula(context, ChannelFormula.Factors, factors.Eps, []),
        NormalizationGradientFactors factors => Formula(context, ChannelFormula.GradientFactors, factors.Eps, [factors.Pixels]),
        RunningStatistics statistics => Formula(context, ChannelFormula.RunningStatistics, statistics.Momentum, statistics.Pixels),
        _ => throw new ArgumentOutOfRangeException(nameof(context), context.Node.Op.Name, "no part of a batch normalisation"),
    };

    static ChannelFormulaStep Formula(PlacedContext context, ChannelFormula formula, float number, EquatableArray<int> pixels) => new(
        context.Name, formula, context.Operands, context.Results, context.Node.Weights.Select(PackedWeight.Vector).ToEquatableArray(), number, pixels);
}
