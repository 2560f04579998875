using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.BatchNormalization;

/// <summary>The parts of normalisations that are not elementwise, over maps in blocks and over vectors.</summary>
sealed class BatchNormalizationRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context)
    {
        if (IsFormula(context.Node.Op))
        {
            return new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain);
        }

        if (context.Node.Op is not (BatchMoments or BatchNormParameterGradient or ChannelMoments or GroupNormSums)) return null;
        var shape = context.InputShape(0);
        if (!shape.IsMap && shape.Rank != 1) return null;
        var kind = shape.IsMap ? LayoutKind.Blocked : LayoutKind.Plain;
        return new(context.Node.Inputs.Select(v => new OperandDemand(context.Graph.ShapeOf(v) == shape ? kind : LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain);
    }

    public override Step Plan(PlacedContext context) => context.Node.Op switch
    {
        BatchMoments or ChannelMoments => new ChannelMomentsStep(context.Name, context.InstructionSet, context.Input, context.Results[0], context.Results[1], context.Node.Op is BatchMoments),
        BatchNormParameterGradient norm => new NormalizationSumsStep(context.Name, context.InstructionSet, context.Operands, context.Results, norm.Eps, ReducesBatch: true),
        GroupNormSums norm => new NormalizationSumsStep(context.Name, context.InstructionSet, context.Operands, context.Results, norm.Eps, ReducesBatch: false),
        GroupMoments moments => Statistics(context, "GroupMoments", [], [moments.Groups]),
        GroupGradientFactors factors => Statistics(context, "GroupGradientFactors", [Scale(context, factors.Affine)], [factors.Groups, factors.Pixels], factors.Eps),
        JoinMoments => Statistics(context, "JoinMoments", []) with { TakesBatch = true },
        SwitchMixture mixture => Statistics(context, "SwitchMixture", mixture.IsRunning ? Constants(context, 2, 3, 0, 1) : Constants(context, 0, 1)),
        SwitchMixtureGradient gradient => Statistics(context, "SwitchMixtureGradient", Constants(context, 0), epsilon: gradient.Eps),
        SwitchBatchGradient gradient =>
            Statistics(context, "SwitchBatchGradient", gradient.IsRunning ? Constants(context, 2, 3, 0, 1) : Constants(context, 0, 1)) with { TakesBatch = true },
        SwitchGradientFactors factors => Statistics(
            context, "SwitchGradientFactors", [.. factors.IsRunning ? Enumerable.Repeat(Zeros(context), 3) : [], .. Constants(context, 0, 1, 2)], [factors.Pixels], factors.Eps),
        NormalizationFactors factors => Formula(context, ChannelFormula.Factors, factors.Eps, []),
        NormalizationGradientFactors factors => Formula(context, ChannelFormula.GradientFactors, factors.Eps, [factors.Pixels]),
        RunningStatistics statistics => Formula(context, ChannelFormula.RunningStatistics, statistics.Momentum, statistics.Pixels),
        _ => throw new ArgumentOutOfRangeException(nameof(context), context.Node.Op.Name, "no part of a normalisation"),
    };

    static bool IsFormula(Op op) => op is NormalizationFactors or NormalizationGradientFactors or RunningStatistics or GroupMoments or GroupGradientFactors
        or JoinMoments or SwitchMixture or SwitchMixtureGradient or SwitchBatchGradient or SwitchGradientFactors;

    static StatisticsStep Statistics(PlacedContext context, string method, EquatableArray<PackedWeight> constants, EquatableArray<int> sizes = default, float? epsilon = null) =>
        new(context.Name, method, context.Operands, context.Results, constants, [context.Input.Layout.Shape.Channels, .. sizes], epsilon);

    /// <summary>Weights of the node in a method's order: running statistics stand where those of the batch would.</summary>
    static EquatableArray<PackedWeight> Constants(PlacedContext context, params int[] places) => places.Select(i => PackedWeight.Vector(context.Node.Weights[i])).ToEquatableArray();

    /// <summary>What the batch has no part in.</summary>
    static PackedWeight Zeros(PlacedContext context) => PackedWeight.Vector(new Weight.Filled(0, context.Input.Layout.Shape));

    /// <summary>γ, or ones where it is not learned.</summary>
    static PackedWeight Scale(PlacedContext context, bool affine) => PackedWeight.Vector(affine ? context.Node.Weights[0] : new Weight.Filled(1, context.Input.Layout.Shape));

    static ChannelFormulaStep Formula(PlacedContext context, ChannelFormula formula, float number, EquatableArray<int> pixels) => new(
        context.Name, formula, context.Operands, context.Results, context.Node.Weights.Select(PackedWeight.Vector).ToEquatableArray(), number, pixels);
}
