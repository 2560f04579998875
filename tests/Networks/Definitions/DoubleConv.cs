namespace NetGen.Networks.Tests.Definitions;

/// <summary>Two 3×3 convolutions, each with normalisation and a leaky ReLU.</summary>
[Module]
public sealed class DoubleConv(int width) : Layer
{
    readonly Sequential layers = [.. Half(width), .. Half(width)];

    public override Tensor Forward(Tensor x) => x | layers;

    static Layer[] Half(int width) => [new Conv2d(width, 3, padding: 1, bias: false), new BatchNorm2d(), LeakyReLU(0.1f)];
}
