namespace NetGen.Networks;

/// <summary>
/// Inception v3 from 35×35 to 17×17: two convolutional branches and a pooling, all of stride 2. C×H×W → (C + 480)×⌊(H−1)/2⌋×⌊(W−1)/2⌋.
/// torchvision: <c>inception.InceptionB</c>. Szegedy et al., 2016, figure 10.
/// </summary>
[Module]
public sealed class InceptionB : Layer
{
    readonly BasicConv2d branch3x3 = new(384, 3, stride: 2);
    readonly BasicConv2d branch3x3dbl_1 = new(64, 1), branch3x3dbl_2 = new(96, 3, padding: 1), branch3x3dbl_3 = new(96, 3, stride: 2);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Concat(
        x | branch3x3,
        x | branch3x3dbl_1 | branch3x3dbl_2 | branch3x3dbl_3,
        x | MaxPool2d(3, stride: 2));
}
