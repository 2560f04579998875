using NetGen.Networks;

namespace NetGen.Compiler.Tests.Reporting.Networks;

/// <summary>ResNet-50 with a channel and a spatial gate in every block, as Jongchan/attention-module. Woo et al., 2018.</summary>
sealed class CbamResNet50() : ResNet((width, stride, first) => new GatedBottleneck(width, stride, first), [3, 4, 6, 3])
{
    sealed class GatedBottleneck(int width, int stride, bool project) : Layer
    {
        readonly Layer[] narrow = [new Conv2d(width, 1, bias: false), new BatchNorm2d(), ReLU];
        readonly Layer[] spatial = [new Conv2d(width, 3, stride, padding: 1, bias: false), new BatchNorm2d(), ReLU];
        readonly Layer[] wide = [new Conv2d(4 * width, 1, bias: false), new BatchNorm2d()];
        readonly Layer channelGate = new ChannelGate(4 * width), spatialGate = new SpatialGate();
        readonly Layer[] downsample = project ? [new Conv2d(4 * width, 1, stride, bias: false), new BatchNorm2d()] : [];

        public override Tensor Forward(Tensor x) => (x | narrow | spatial | wide | channelGate | spatialGate) + (x | downsample) | ReLU;
    }

    sealed class ChannelGate(int channels) : Layer
    {
        readonly Layer[] mlp = [new Linear(channels / 16), ReLU, new Linear(channels)];

        public override Tensor Forward(Tensor x) =>
            x * ((x | GlobalAvgPool | Flatten | mlp) + (x | GlobalMaxPool | Flatten | mlp) | Sigmoid | Reshape(x.Channels, 1, 1));
    }

    sealed class SpatialGate : Layer
    {
        readonly Layer[] conv = [new Conv2d(1, 7, padding: 3, bias: false), new BatchNorm2d(momentum: 0.01f)];

        public override Tensor Forward(Tensor x) => x * (Concat(x | Max(0, keepDimension: true), x | Mean(0, keepDimension: true)) | conv | Sigmoid);
    }
}
