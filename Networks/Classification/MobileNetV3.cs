namespace NetGen.Networks;

/// <summary>
/// MobileNetV3 at width 1, found by a search and finished by hand: gated inverted residuals, ReLU in the shallower half and hard swish in
/// the deeper. The weights are named as in torchvision's <c>mobilenet_v3</c>. Howard et al., 2019, "Searching for MobileNetV3".
/// </summary>
/// <param name="rows">The blocks.</param>
/// <param name="last">Channels of the hidden layer of the classifier.</param>
[Module]
public abstract class MobileNetV3(MobileNetV3Row[] rows, int last) : Module
{
    readonly Sequential features = [Convolution(16, 3, stride: 2), .. Blocks(rows), Convolution(6 * rows[^1].Width, 1)];
    readonly Sequential classifier = [new Linear(last), HardSwish, Dropout(0.2f), new Linear(1000)];

    /// <summary>3×224×224 → 16×112×112 → the blocks → 7×7 pixels → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | GlobalAvgPool | Flatten | classifier;

    static ConvNorm Convolution(int width, int kernel, int stride = 1) =>
        new(width, kernel, stride, activation: HardSwish, eps: 1e-3f, momentum: 0.01f);

    static IEnumerable<Layer> Blocks(MobileNetV3Row[] rows) =>
        rows.Select((row, i) => new InvertedResidualV3(i == 0 ? 16 : rows[i - 1].Width, row));
}

/// <summary>MobileNetV3-Large. 5,483,032 parameters, 216,589,760 multiply-adds.</summary>
[Network]
public sealed partial class MobileNetV3Large() : MobileNetV3(
    [
        new(3, 16, 16, Gate: false, HardSwish: false),
        new(3, 64, 24, Gate: false, HardSwish: false, Stride: 2),
        new(3, 72, 24, Gate: false, HardSwish: false),
        new(5, 72, 40, Gate: true, HardSwish: false, Stride: 2),
        new(5, 120, 40, Gate: true, HardSwish: false),
        new(5, 120, 40, Gate: true, HardSwish: false),
        new(3, 240, 80, Gate: false, HardSwish: true, Stride: 2),
        new(3, 200, 80, Gate: false, HardSwish: true),
        new(3, 184, 80, Gate: false, HardSwish: true),
        new(3, 184, 80, Gate: false, HardSwish: true),
        new(3, 480, 112, Gate: true, HardSwish: true),
        new(3, 672, 112, Gate: true, HardSwish: true),
        new(5, 672, 160, Gate: true, HardSwish: true, Stride: 2),
        new(5, 960, 160, Gate: true, HardSwish: true),
        new(5, 960, 160, Gate: true, HardSwish: true),
    ],
    last: 1280);

/// <summary>MobileNetV3-Small. 2,542,856 parameters, 56,510,400 multiply-adds.</summary>
[Network]
public sealed partial class MobileNetV3Small() : MobileNetV3(
    [
        new(3, 16, 16, Gate: true, HardSwish: false, Stride: 2),
        new(3, 72, 24, Gate: false, HardSwish: false, Stride: 2),
        new(3, 88, 24, Gate: false, HardSwish: false),
        new(5, 96, 40, Gate: true, HardSwish: true, Stride: 2),
        new(5, 240, 40, Gate: true, HardSwish: true),
        new(5, 240, 40, Gate: true, HardSwish: true),
        new(5, 120, 48, Gate: true, HardSwish: true),
        new(5, 144, 48, Gate: true, HardSwish: true),
        new(5, 288, 96, Gate: true, HardSwish: true, Stride: 2),
        new(5, 576, 96, Gate: true, HardSwish: true),
        new(5, 576, 96, Gate: true, HardSwish: true),
    ],
    last: 1024);
