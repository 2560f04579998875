namespace NetGen.Networks;

/// <summary>
/// Inception v3 at 8×8: branches that end in a 1×3 and a 3×1 convolution side by side. C×H×W → 2048×H×W.
/// torchvision: <c>inception.InceptionE</c>. Szegedy et al., 2016, figure 7.
/// </summary>
[Module]
public sealed class InceptionE : Layer
{
    readonly BasicConv2d branch1x1 = new(320, 1);
    readonly BasicConv2d branch3x3_1 = new(384, 1), branch3x3_2a = Row(), branch3x3_2b = Column();
    readonly BasicConv2d branch3x3dbl_1 = new(448, 1), branch3x3dbl_2 = new(384, 3, padding: 1), branch3x3dbl_3a = Row(), branch3x3dbl_3b = Column();
    readonly BasicConv2d branch_pool = new(192, 1);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var single = x | branch3x3_1;
        var twice = x | branch3x3dbl_1 | branch3x3dbl_2;
        return Concat(
            x | branch1x1,
            single | branch3x3_2a, single | branch3x3_2b,
            twice | branch3x3dbl_3a, twice | branch3x3dbl_3b,
            x | AvgPool2d(3, stride: 1, padding: 1) | branch_pool);
    }

    static BasicConv2d Row() => new(384, (1, 3), padding: (0, 1));

    static BasicConv2d Column() => new(384, (3, 1), padding: (1, 0));
}
