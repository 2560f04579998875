namespace NetGen.Networks;

/// <summary>
/// The residual block of the deeper ResNets: a 1×1 convolution narrows, a 3×3 one works, a 1×1 one widens fourfold, and the input is added.
/// C×H×W → 4·width×H/stride×W/stride. The stride is the 3×3 convolution's, as in torchvision's <c>resnet.Bottleneck</c> ("v1.5").
/// He et al., 2016; with groups Xie et al., 2017.
/// </summary>
/// <param name="width">A quarter of the result's channels.</param>
/// <param name="stride">Step of the 3×3 convolution.</param>
/// <param name="project">Brings the input to the result's shape by a 1×1 convolution: the first block of a stage.</param>
/// <param name="groups">Groups of the 3×3 convolution.</param>
/// <param name="groupWidth">Channels of a group at width 64; they grow with the width.</param>
[Module]
public sealed class Bottleneck(int width, int stride = 1, bool project = false, int groups = 1, int groupWidth = 64) : Layer
{
    readonly Conv2d conv1 = new(width * groupWidth / 64 * groups, 1, bias: false);
    readonly BatchNorm2d bn1 = new();
    readonly Conv2d conv2 = new(width * groupWidth / 64 * groups, 3, stride, padding: 1, groups: groups, bias: false);
    readonly BatchNorm2d bn2 = new();
    readonly Conv2d conv3 = new(4 * width, 1, bias: false);
    readonly BatchNorm2d bn3 = new();
    readonly Sequential? downsample = project ? [new Conv2d(4 * width, 1, stride, bias: false), new BatchNorm2d()] : null;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var residual = x | conv1 | bn1 | ReLU | conv2 | bn2 | ReLU | conv3 | bn3;
        var shortcut = downsample is null ? x : x | downsample;
        return residual + shortcut | ReLU;
    }
}
