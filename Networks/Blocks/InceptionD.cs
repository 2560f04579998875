namespace NetGen.Networks;

/// <summary>
/// Inception v3 from 17×17 to 8×8: two convolutional branches and a pooling, all of stride 2. C×H×W → (C + 512)×⌊(H−1)/2⌋×⌊(W−1)/2⌋.
/// torchvision: <c>inception.InceptionD</c>. Szegedy et al., 2016.
/// </summary>
[Module]
public sealed class InceptionD : Layer
{
    readonly BasicConv2d branch3x3_1 = new(192, 1), branch3x3_2 = new(320, 3, stride: 2);
    readonly BasicConv2d branch7x7x3_1 = new(192, 1), branch7x7x3_2 = new(192, (1, 7), padding: (0, 3));
    readonly BasicConv2d branch7x7x3_3 = new(192, (7, 1), padding: (3, 0)), branch7x7x3_4 = new(192, 3, stride: 2);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Concat(
        x | branch3x3_1 | branch3x3_2,
        x | branch7x7x3_1 | branch7x7x3_2 | branch7x7x3_3 | branch7x7x3_4,
        x | MaxPool2d(3, stride: 2));
}
