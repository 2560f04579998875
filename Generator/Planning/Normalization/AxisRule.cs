using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>Softmax, L2 and layer normalisations, sums, means, maxima and comparisons along an axis and their gradients, in plain order.</summary>
sealed class AxisRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) => FunctionOf(context.Node.Op) is null
        ? null
        : new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Plain)).ToEquatableArray(), LayoutKind.Plain);

    public override Step Plan(PlacedContext context)
    {
        var (function, axis, epsilon) = FunctionOf(context.Node.Op)!.Value;
        var axes = context.Node.Op switch { LayerNorm norm => norm.Axes, LayerNormGradient gradient => gradient.Axes, _ => 1 };
        return new AxisStep(
            context.Name, context.InstructionSet, context.Operands, context.Result, function, ShapeCheck.Axis(context.Node.Op, axis, context.Input.Layout.Shape), axes, epsilon,
            context.Node.Weights.Select(PackedWeight.Vector).ToEquatableArray());
    }

    static (AxisFunction Function, int Axis, float Epsilon)? FunctionOf(Op op) => op switch
    {
        Softmax softmax => (AxisFunction.Softmax, softmax.Axis, 0),
        LogSoftmax softmax => (AxisFunction.LogSoftmax, softmax.Axis, 0),
        L2Normalize normalize => (AxisFunction.L2Normalize, normalize.Axis, normalize.Eps),
        L2Norm normalize => (AxisFunction.L2Norm, 0, normalize.Eps),
        LayerNorm norm => (norm.ElementwiseAffine ? AxisFunction.LayerNorm : AxisFunction.Standardize, -norm.Axes, norm.Eps),
        LayerNormGradient gradient => (gradient.ElementwiseAffine ? AxisFunction.LayerNormGradient : AxisFunction.StandardizeGradient, -gradient.Axes, gradient.Eps),
        CosineSimilarity similarity => (AxisFunction.CosineSimilarity, similarity.Axis, similarity.Eps),
        EuclideanDistance distance => (AxisFunction.EuclideanDistance, distance.Axis, distance.Eps),
        Mean mean => (AxisFunction.Mean, mean.Axis, 0),
        Max max => (AxisFunction.Max, max.Axis, 0),
        AxisSum sum => (AxisFunction.Sum, sum.Axis, 0),
        SoftmaxGradient gradient => (AxisFunction.SoftmaxGradient, gradient.Axis, 0),
        LogSoftmaxGradient gradient => (AxisFunction.LogSoftmaxGradient, gradient.Axis, 0),
        L2NormalizeGradient gradient => (AxisFunction.L2NormalizeGradient, gradient.Axis, gradient.Eps),
        L2NormGradient gradient => (AxisFunction.L2NormGradient, 0, gradient.Eps),
        MeanGradient gradient => (AxisFunction.MeanGradient, gradient.Axis, 0),
        MaxGradient gradient => (AxisFunction.MaxGradient, gradient.Axis, 0),
        _ => null,
    };
}
