namespace NetGen.Networks;

/// <summary>
/// Inception v3 at 35×35: branches of 1×1, 5×5, twice 3×3, and pooling, side by side. C×H×W → (224 + pooled)×H×W.
/// torchvision: <c>inception.InceptionA</c>. Szegedy et al., 2016, figure 5.
/// </summary>
/// <param name="pooled">Filters of the pooling branch.</param>
[Module]
public sealed class InceptionA(int pooled) : Layer
{
    readonly BasicConv2d branch1x1 = new(64, 1);
    readonly BasicConv2d branch5x5_1 = new(48, 1), branch5x5_2 = new(64, 5, padding: 2);
    readonly BasicConv2d branch3x3dbl_1 = new(64, 1), branch3x3dbl_2 = new(96, 3, padding: 1), branch3x3dbl_3 = new(96, 3, padding: 1);
    readonly BasicConv2d branch_pool = new(pooled, 1);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Concat(
        x | branch1x1,
        x | branch5x5_1 | branch5x5_2,
        x | branch3x3dbl_1 | branch3x3dbl_2 | branch3x3dbl_3,
        x | AvgPool2d(3, stride: 1, padding: 1) | branch_pool);
}
