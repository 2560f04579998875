namespace NetGen.Networks;

/// <summary>
/// A gate per channel, computed from the means of all channels: C×H×W → C×H×W. torchvision: <c>SqueezeExcitation</c> with a hard sigmoid.
/// Hu et al., 2018, "Squeeze-and-excitation networks"; with the hard sigmoid Howard et al., 2019.
/// </summary>
/// <param name="channels">Channels of the input.</param>
/// <param name="squeezed">Channels between the two layers.</param>
[Module]
public sealed class SqueezeExcitation(int channels, int squeezed) : Layer
{
    readonly Conv2d fc1 = new(squeezed, 1), fc2 = new(channels, 1);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x * (x | GlobalAvgPool | fc1 | ReLU | fc2 | HardSigmoid);
}
