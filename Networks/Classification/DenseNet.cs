namespace NetGen.Networks;

/// <summary>
/// DenseNet-BC: every layer of a block sees all earlier ones. The weights are named as in torchvision's <c>densenet</c>.
/// Huang et al., 2017, "Densely connected convolutional networks".
/// </summary>
/// <param name="depths">The number of layers in each of the four blocks.</param>
/// <param name="growth">Channels that each layer adds.</param>
/// <param name="stem">Channels of the stem.</param>
[Module]
public abstract class DenseNet(int[] depths, int growth = 32, int stem = 64) : Module
{
    readonly DenseFeatures features = new(depths, growth, stem);
    readonly Linear classifier = new(1000);

    /// <summary>3×224×224 → blocks of 56×56, 28×28, 14×14 and 7×7 pixels → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | ReLU | GlobalAvgPool | Flatten | classifier;
}

/// <summary>DenseNet-121. 7,978,856 parameters, 2,834,161,664 multiply-adds.</summary>
[Network(Training = true)] public sealed partial class DenseNet121() : DenseNet([6, 12, 24, 16]);
