namespace NetGen.Networks.Tests.Definitions;

/// <summary>A map made small and large again by transposed convolutions, normalised by groups and by itself. After Johnson et al., 2016.</summary>
[Network]
public sealed partial class SmallDecoder : Module
{
    readonly Conv2d stem = new(16, 3, stride: 2, padding: 1), last = new(3, 1);
    readonly GroupNorm groups = new(4);
    readonly ConvTranspose2d up = new(12, 4, stride: 2, padding: 1), odd = new(8, 3, stride: 2, padding: 1, outputPadding: 1, groups: 4, bias: false);
    readonly InstanceNorm2d instance = new(affine: true);

    public Tensor Forward([Shape(3, 11, 13)] Tensor x) => x | stem | groups | ReLU | up | instance | LeakyReLU(0.2f) | odd | last | Tanh;
}
