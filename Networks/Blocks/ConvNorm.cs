namespace NetGen.Networks;

/// <summary>
/// A convolution that keeps the map's size at stride 1, batch normalisation and an activation. C×H×W → width×⌈H/stride⌉×⌈W/stride⌉.
/// The weights are named 0 and 1, as in torchvision's <c>Conv2dNormActivation</c>.
/// </summary>
/// <param name="width">Channels of the result.</param>
/// <param name="kernel">Odd kernel size; the padding is half of it.</param>
/// <param name="stride">Step between windows.</param>
/// <param name="groups">Independent groups of channels; the number of channels makes the convolution depthwise.</param>
/// <param name="activation">What follows; nothing where left out.</param>
/// <param name="eps">The normalisation's: keeps the root away from zero.</param>
/// <param name="momentum">The normalisation's: how much of a batch's statistics enters the running ones.</param>
[Module]
public sealed class ConvNorm(
    int width, int kernel, int stride = 1, int groups = 1, Layer? activation = null, float eps = 1e-5f, float momentum = 0.1f) : Layer
{
    [Name("0")] readonly Conv2d conv = new(width, kernel, stride, padding: kernel / 2, groups: groups, bias: false);
    [Name("1")] readonly BatchNorm2d norm = new(eps, momentum);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var y = x | conv | norm;
        return activation is null ? y : y | activation;
    }
}
