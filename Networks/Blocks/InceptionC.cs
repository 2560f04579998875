namespace NetGen.Networks;

/// <summary>
/// Inception v3 at 17×17: 7×7 convolutions factorised into 1×7 and 7×1. C×H×W → 768×H×W.
/// torchvision: <c>inception.InceptionC</c>. Szegedy et al., 2016, figure 6.
/// </summary>
/// <param name="inside">Filters within the factorised branches.</param>
[Module]
public sealed class InceptionC(int inside) : Layer
{
    readonly BasicConv2d branch1x1 = new(192, 1);
    readonly BasicConv2d branch7x7_1 = new(inside, 1), branch7x7_2 = Row(inside), branch7x7_3 = Column(192);
    readonly BasicConv2d branch7x7dbl_1 = new(inside, 1), branch7x7dbl_2 = Column(inside), branch7x7dbl_3 = Row(inside);
    readonly BasicConv2d branch7x7dbl_4 = Column(inside), branch7x7dbl_5 = Row(192);
    readonly BasicConv2d branch_pool = new(192, 1);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Concat(
        x | branch1x1,
        x | branch7x7_1 | branch7x7_2 | branch7x7_3,
        x | branch7x7dbl_1 | branch7x7dbl_2 | branch7x7dbl_3 | branch7x7dbl_4 | branch7x7dbl_5,
        x | AvgPool2d(3, stride: 1, padding: 1) | branch_pool);

    static BasicConv2d Row(int width) => new(width, (1, 7), padding: (0, 3));

    static BasicConv2d Column(int width) => new(width, (7, 1), padding: (3, 0));
}
