using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>The kernel of every operator.</summary>
static class KernelTable
{
    /// <summary>Applies an operator to numbers and returns its results.</summary>
    public static IReadOnlyList<OracleTensor> Run(OperatorCall call) => call.Op switch
    {
        Split split => ArrangementKernels.Split(call, Coordinates.Axis(split.Axis, call.X.Shape)),
        Chunk => ArrangementKernels.Split(call, 0),
        RecurrentLayers layers => RecurrentKernels.Layers(call, layers),
        Activation activation => [call.X.Map(FunctionOf(activation))],
        _ when LoweredTable.Run(call) is { } results => results,
        _ when TrainingTable.Run(call) is { } results => results,
        _ => [Single(call)],
    };

    static OracleTensor Single(OperatorCall call) => call.Op switch
    {
        Conv2d conv => ConvolutionKernels.Convolution(call, conv),
        ConvTranspose2d conv => ConvolutionGradientKernels.Transposed(call, conv),
        Conv1d conv => SequenceKernels.Convolution(call, conv),
        Conv3d conv => VolumeKernels.Convolution(call, conv),
        MaxPool3d pool => VolumeKernels.Max(call, pool),
        AvgPool3d pool => VolumeKernels.Average(call, pool),
        AdaptiveAvgPool3d => VolumeKernels.AdaptiveAverage(call),
        GlobalAvgPool when call.X.Shape.Rank == 4 => VolumeKernels.AdaptiveAverage(call),
        GlobalMaxPool when call.X.Shape.Rank == 4 => VolumeKernels.AdaptiveMax(call),
        MaxPool1d pool => SequenceKernels.Max(call, pool),
        AvgPool1d pool => SequenceKernels.Average(call, pool),
        DropConnect connect => MatrixKernels.Linear(call, connect.Linear),
        Embedding => LookupKernels.Read(call),
        CosineSimilarity similarity => ReductionKernels.Compare(call, similarity.Axis, (x, y) => Dot(x, y) / (Math.Max(Math.Sqrt(Dot(x, x)), similarity.Eps) * Math.Max(Math.Sqrt(Dot(y, y)), similarity.Eps))),
        EuclideanDistance distance => ReductionKernels.Compare(call, distance.Axis, (x, y) => Math.Sqrt(x.Zip(y, (a, b) => Math.Pow(a - b + distance.Eps, 2)).Sum())),
        Linear linear => MatrixKernels.Linear(call, linear),
        MatMul => MatrixKernels.MatMul(call),
        MaxPool2d pool => PoolingKernels.Max(call, pool),
        AvgPool2d pool => PoolingKernels.Average(call, pool),
        AdaptiveAvgPool2d or GlobalAvgPool => PoolingKernels.AdaptiveAverage(call),
        AdaptiveMaxPool2d or GlobalMaxPool => PoolingKernels.AdaptiveMax(call),
        BatchNorm norm => NormalizationKernels.BatchNorm(call, norm.Eps, norm.Affine),
        GroupNormalization norm => GroupNormKernels.Forward(call, norm.GroupsOf(call.X.Shape), norm.Eps)[0],
        SwitchNorm2d norm => SwitchNormKernels.Forward(call, norm.Eps)[0],
        LayerNorm norm => GroupNormKernels.Layer(call, norm.Axes, norm.Eps),
        ScaleShift => NormalizationKernels.PerChannel(call, (x, c) => (x * call.Weights[0].Data[c]) + call.Weights[1].Data[c]),
        PReLU => NormalizationKernels.PReLU(call),
        Softmax softmax => NormalizationKernels.Softmax(call, softmax.Axis),
        LogSoftmax softmax => NormalizationKernels.LogSoftmax(call, softmax.Axis),
        L2Normalize normalize => NormalizationKernels.L2Normalize(call, normalize),
        L2Norm norm => NormalizationKernels.L2Norm(call, norm),
        Add => ElementwiseKernels.Binary(call, (left, right) => left + right),
        Subtract => ElementwiseKernels.Binary(call, (left, right) => left - right),
        Multiply => ElementwiseKernels.Binary(call, (left, right) => left * right),
        Mean mean => ReductionKernels.Mean(call, mean.Axis),
        Max max => ReductionKernels.Max(call, max.Axis),
        NoiseLayer or Identity or Flatten or Reshape => call.X.As(call.Output),
        Concat concat => ArrangementKernels.Concat(call, Coordinates.Axis(concat.Axis, call.Output)),
        Slice slice => ArrangementKernels.Slice(call, slice),
        Permute permute => ArrangementKernels.Permute(call, permute.Order),
        ChannelShuffle shuffle => ArrangementKernels.ChannelShuffle(call, shuffle.Groups),
        SpaceToDepth op => ArrangementKernels.SpaceToDepth(call, op.Block),
        DepthToSpace op => ArrangementKernels.DepthToSpace(call, op.Block),
        ZeroPad pad => ArrangementKernels.ZeroPad(call, pad.Padding),
        Upsample { Mode: Interpolation.Nearest } op => UpsamplingKernels.Nearest(call, op),
        Upsample op => UpsamplingKernels.Bilinear(call, op),
        _ => throw new NotSupportedException($"the oracle has no kernel for {call.Op.Name}"),
    };

    static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    static Func<double, double> FunctionOf(Activation activation) => activation switch
    {
        ReLU => x => Math.Max(0, x),
        ReLU6 => ActivationKernels.ReLU6,
        Sigmoid => ActivationKernels.Sigmoid,
        Tanh => Math.Tanh,
        SiLU => x => ActivationKernels.Swish(x, 1),
        HardSwish => x => x * ActivationKernels.HardSigmoid(x),
        HardSigmoid => ActivationKernels.HardSigmoid,
        Mish => ActivationKernels.Mish,
        LeakyReLU relu => x => ActivationKernels.LeakyReLU(x, relu.Slope),
        ELU elu => x => ActivationKernels.ELU(x, elu.Alpha),
        Swish swish => x => ActivationKernels.Swish(x, swish.Beta),
        GELU { Tanh: true } => ActivationKernels.GELUByTanh,
        GELU => ActivationKernels.GELU,
        Softplus softplus => x => ActivationKernels.Softplus(x, softplus.Beta, softplus.Threshold),
        Affine affine => x => ((double)affine.Scale * x) + affine.Shift,
        _ => throw new NotSupportedException($"the oracle has no function for {activation.Name}"),
    };
}
