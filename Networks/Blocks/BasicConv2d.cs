namespace NetGen.Networks;

/// <summary>
/// Convolution, batch normalisation (eps 0.001) and ReLU, of which Inception networks are made. torchvision: <c>inception.BasicConv2d</c>.
/// Szegedy et al., 2016.
/// </summary>
/// <param name="width">Channels of the result.</param>
/// <param name="kernel">Kernel size.</param>
/// <param name="stride">Step between windows; 1 where left out.</param>
/// <param name="padding">Zeros round the input.</param>
[Module]
public sealed class BasicConv2d(int width, Size2 kernel, Size2? stride = null, Padding2 padding = default) : Layer
{
    readonly Conv2d conv = new(width, kernel, stride, padding, bias: false);
    readonly BatchNorm2d bn = new(eps: 1e-3f);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x | conv | bn | ReLU;
}
