namespace NetGen.Networks.Tests.Definitions;

/// <summary>A channel gate by squeeze and excitation, then CBAM's channel gate and spatial gate. After Hu et al., 2018, and Woo et al., 2018.</summary>
[Network]
public sealed partial class Gated : Module
{
    readonly ConvNorm stem = new(16, 3, stride: 2, activation: SiLU);
    readonly SqueezeExcitation squeeze = new(16, 4);
    readonly Sequential mlp = [new Conv2d(4, 1), ReLU, new Conv2d(16, 1)];
    readonly Conv2d spatial = new(1, 7, padding: 3, bias: false);
    readonly Linear fc = new(7);

    public Tensor Forward([Shape(3, 33, 41)] Tensor x)
    {
        var features = x | stem | squeeze;
        return features | ChannelGate | SpatialGate | GlobalAvgPool | Flatten | fc;
    }

    Tensor ChannelGate(Tensor x) => x * ((x | GlobalAvgPool | mlp) + (x | GlobalMaxPool | mlp) | Sigmoid);

    Tensor SpatialGate(Tensor x) => x * (Concat(x | Max(0, keepDimension: true), x | Mean(0, keepDimension: true)) | spatial | Sigmoid);
}
