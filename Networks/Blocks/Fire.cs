namespace NetGen.Networks;

/// <summary>
/// The block of SqueezeNet: a 1×1 convolution narrows, then a 1×1 and a 3×3 convolution widen side by side. C×H×W → 2·expanded×H×W.
/// torchvision: <c>squeezenet.Fire</c>. Iandola et al., 2016.
/// </summary>
/// <param name="squeezed">Channels in the narrow.</param>
/// <param name="expanded">Filters of each of the two wide convolutions.</param>
[Module]
public sealed class Fire(int squeezed, int expanded) : Layer
{
    readonly Conv2d squeeze = new(squeezed, 1), expand1x1 = new(expanded, 1), expand3x3 = new(expanded, 3, padding: 1);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var narrow = x | squeeze | ReLU;
        return Concat(narrow | expand1x1 | ReLU, narrow | expand3x3 | ReLU);
    }
}
