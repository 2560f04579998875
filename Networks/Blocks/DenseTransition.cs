namespace NetGen.Networks;

/// <summary>
/// Between two dense blocks: halves the channels by a 1×1 convolution and the map by average pooling. C×H×W → C/2×H/2×W/2.
/// torchvision: <c>densenet._Transition</c>. Huang et al., 2017.
/// </summary>
[Module]
public sealed class DenseTransition : Layer
{
    readonly BatchNorm2d norm = new();

    // Its width follows from the input's, which is known in Forward.
    Conv2d? conv;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        conv ??= new(x.Channels / 2, 1, bias: false);
        return x | norm | ReLU | conv | AvgPool2d(2);
    }
}
