using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Volumes;

namespace NetGenOracle.Kernels;

/// <summary>The kernel of every operator that passes make of normalisations, recurrent layers and volumes.</summary>
static class LoweredTable
{
    /// <summary>Applies an operator; null where it is none of these.</summary>
    public static IReadOnlyList<OracleTensor>? Run(OperatorCall call) => call.Op switch
    {
        VolumeConvolution { Convolution: var conv, Depth: var depth } =>
            [VolumeKernels.Convolution(call with { Inputs = [call.X.As(VolumeMap.VolumeOf(call.X.Shape, depth))] }, conv)],
        VolumeInputGradient gradient => [VolumeKernels.InputGradient(call, gradient)],
        VolumeWeightGradient gradient => [VolumeKernels.WeightGradient(call, gradient)],
        RowPooling rows => VolumeKernels.Rows(call, rows),
        Recurrence recurrence => RecurrentKernels.Recurrence(call, recurrence),
        RecurrenceGradient gradient => RecurrentKernels.Gradient(call, gradient),
        ChannelMoments => GroupNormKernels.ChannelMoments(call),
        GroupMoments moments => GroupNormKernels.GroupMoments(call, moments.Groups),
        JoinMoments => SwitchNormKernels.Join(call),
        SwitchMixture mixture => SwitchNormKernels.Mixture(call, mixture.IsRunning),
        SwitchMixtureGradient gradient => SwitchNormKernels.MixtureGradient(call, gradient.Eps),
        SwitchBatchGradient gradient => SwitchNormKernels.BatchGradient(call, gradient),
        SwitchGradientFactors factors => SwitchNormKernels.GradientFactors(call, factors),
        GroupGradientFactors factors => GroupNormKernels.GradientFactors(call, factors),
        _ => null,
    };
}
