using NetGenCompiler.Ops.Fused;
using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Ops.Statistics;
using NetGenCompiler.Ops.Volumes;

namespace NetGenOracle.Kernels;

/// <summary>The kernel of every operator that passes make of normalisations, recurrent layers, volumes and poolings.</summary>
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
        PooledConv2d pooled => [Pooled(call, pooled)],
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

    static OracleTensor Pooled(OperatorCall call, PooledConv2d op)
    {
        var shape = op.Convolution.InferShapes([call.X.Shape])[0];
        var y = KernelTable.Run(call with { Op = op.Convolution, Outputs = [shape] })[0];
        if (op.Activation is { } activation) y = KernelTable.Run(call with { Op = activation, Inputs = [y], Weights = [], Outputs = [shape] })[0];
        return KernelTable.Run(call with { Op = op.Pooling, Inputs = [y], Weights = [] })[0];
    }
}
