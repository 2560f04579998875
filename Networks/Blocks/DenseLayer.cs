namespace NetGen.Networks;

/// <summary>
/// The layer of a DenseNet: normalisation and ReLU before each of a 1×1 and a 3×3 convolution. C×H×W → growth×H×W, the channels that it adds
/// to all earlier ones. torchvision: <c>densenet._DenseLayer</c>. Huang et al., 2017.
/// </summary>
/// <param name="growth">Channels that the layer adds.</param>
/// <param name="bottleneck">How many times growth the 1×1 convolution keeps.</param>
[Module]
public sealed class DenseLayer(int growth, int bottleneck = 4) : Layer
{
    readonly BatchNorm2d norm1 = new();
    readonly Conv2d conv1 = new(bottleneck * growth, 1, bias: false);
    readonly BatchNorm2d norm2 = new();
    readonly Conv2d conv2 = new(growth, 3, padding: 1, bias: false);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x | norm1 | ReLU | conv1 | norm2 | ReLU | conv2;
}
