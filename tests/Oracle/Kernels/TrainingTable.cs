using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Training;

namespace NetGenOracle.Kernels;

/// <summary>The kernel of every operator that only training has.</summary>
static class TrainingTable
{
    /// <summary>Applies an operator; null where it is none of training's.</summary>
    public static IReadOnlyList<OracleTensor>? Run(OperatorCall call) => call.Op switch
    {
        BatchNormTraining norm => BatchNormKernels.Forward(call, norm),
        GroupNormTraining norm => GroupNormKernels.Forward(call, norm.Groups, norm.Eps),
        DropConnectTraining connect => RandomKernels.DropConnect(call, connect),
        SwitchNormTraining norm => SwitchNormKernels.Forward(call, norm.Eps),
        GroupNormSums sums => GroupNormKernels.Sums(call, sums.Eps),
        BatchMoments => BatchNormKernels.Moments(call),
        NormalizationFactors factors => BatchNormKernels.Factors(call, factors),
        NormalizationGradientFactors factors => BatchNormKernels.GradientFactors(call, factors),
        RunningStatistics statistics => BatchNormKernels.Running(call, statistics),
        BatchNormParameterGradient gradient => BatchNormKernels.ParameterGradient(call, gradient.Eps),
        MaxPool2dWithIndices pool => PoolingGradientKernels.Max(call, pool),
        AdaptiveMaxPool2dWithIndices => PoolingGradientKernels.AdaptiveMax(call),
        _ => Single(call) is { } result ? [result] : null,
    };

    static OracleTensor? Single(OperatorCall call) => call.Op switch
    {
        Cast cast => CastKernels.Run(call, cast.To),
        RandomDropout dropout => RandomKernels.Scale(call, dropout),
        DroppedWeight dropped => RandomKernels.Dropped(call, dropped),
        BatchNormInputGradient gradient => BatchNormKernels.InputGradient(call, gradient.Eps),
        GroupNormInputGradient gradient => GroupNormKernels.InputGradient(call, gradient),
        LayerNormGradient gradient => GroupNormKernels.LayerGradient(call, gradient),
        ActivationGradient gradient => ElementwiseKernels.Binary(call, ActivationGradientKernels.FunctionOf(gradient)),
        PReLUGradient gradient => ActivationGradientKernels.PReLU(call, gradient.PerChannel),
        PReLUDerivative derivative => ActivationGradientKernels.PReLU(call with { Inputs = [call.X.Map(_ => 1), call.X] }, derivative.PerChannel),
        PReLUSlopeGradient gradient => ActivationGradientKernels.PReLUSlope(call, gradient.PerChannel),
        EmbeddingGradient gradient => LookupKernels.Add(call, gradient.PaddingRow),
        Conv2dInputGradient gradient => ConvolutionGradientKernels.Input(call, gradient),
        Conv2dWeightGradient gradient => ConvolutionGradientKernels.Weight(call, gradient),
        LinearInputGradient => MatrixGradientKernels.LinearInput(call),
        LinearWeightGradient => MatrixGradientKernels.LinearWeight(call),
        BatchSum sum => BatchReductionKernels.Sum(call, sum.Axis, i => call.X.Data[i]),
        BatchDot dot => BatchReductionKernels.Sum(call, dot.Axis, i => call.X.Data[i] * call.Inputs[1].Data[i]),
        AxisSum sum => ReductionKernels.Sum(call, sum.Axis),
        SumTo => BatchReductionKernels.SumTo(call),
        MaxPool2dGradient gradient => PoolingGradientKernels.MaxGradient(call, gradient),
        AdaptiveMaxPool2dGradient => PoolingGradientKernels.AdaptiveMaxGradient(call),
        AvgPool2dGradient gradient => PoolingGradientKernels.AverageGradient(call, gradient),
        AdaptiveAvgPool2dGradient => PoolingGradientKernels.AdaptiveAverageGradient(call),
        SoftmaxGradient gradient => AxisGradientKernels.Softmax(call, gradient.Axis),
        LogSoftmaxGradient gradient => AxisGradientKernels.LogSoftmax(call, gradient.Axis),
        L2NormalizeGradient gradient => AxisGradientKernels.L2Normalize(call, gradient),
        L2NormGradient gradient => AxisGradientKernels.L2Norm(call, gradient),
        MeanGradient gradient => AxisGradientKernels.Mean(call, gradient),
        MaxGradient gradient => AxisGradientKernels.Max(call, gradient.Axis),
        PadAxis pad => ArrangementKernels.PadAxis(call, Coordinates.Axis(pad.Axis, call.X.Shape), pad.Before),
        UpsampleGradient gradient => UpsamplingKernels.Gradient(call, gradient),
        _ => null,
    };
}
