namespace NetGen.Networks;

/// <summary>
/// The residual block of the shallower ResNets: two 3×3 convolutions, and the input added to their result. C×H×W → width×H/stride×W/stride.
/// torchvision: <c>resnet.BasicBlock</c>. He et al., 2016.
/// </summary>
/// <param name="width">Channels of the result; those of the input where the stride is 1.</param>
/// <param name="stride">Step of the first convolution; where it is not 1, a 1×1 convolution brings the input to the result's shape.</param>
[Module]
public sealed class BasicBlock(int width, int stride = 1) : Layer
{
    readonly Conv2d conv1 = new(width, 3, stride, padding: 1, bias: false);
    readonly BatchNorm2d bn1 = new();
    readonly Conv2d conv2 = new(width, 3, padding: 1, bias: false);
    readonly BatchNorm2d bn2 = new();
    readonly Sequential? downsample = stride == 1 ? null : [new Conv2d(width, 1, stride, bias: false), new BatchNorm2d()];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var residual = x | conv1 | bn1 | ReLU | conv2 | bn2;
        var shortcut = downsample is null ? x : x | downsample;
        return residual + shortcut | ReLU;
    }
}
