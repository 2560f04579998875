namespace NetGen.Networks;

/// <summary>
/// MobileNetV2 at width 1. 3×224×224 → 1000 logits; 3,504,872 parameters, 300,774,272 multiply-adds. The weights are named as in
/// torchvision's <c>mobilenet_v2</c>. Sandler et al., 2018, "MobileNetV2: inverted residuals and linear bottlenecks".
/// </summary>
[Network(Training = true)]
public sealed partial class MobileNetV2 : Module
{
    readonly Sequential features = [new ConvNorm(32, 3, stride: 2, activation: ReLU6), .. Blocks(), new ConvNorm(1280, 1, activation: ReLU6)];
    readonly Sequential classifier = [Dropout(0.2f), new Linear(1000)];

    /// <summary>3×224×224 → 32×112×112 → 16×112×112 → 24×56×56 → 32×28×28 → 96×14×14 → 1280×7×7 → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | GlobalAvgPool | Flatten | classifier;

    static List<Layer> Blocks()
    {
        (int Expansion, int Width, int Depth, int Stride)[] stages =
        [
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
        ];
        List<Layer> blocks = [];
        var inputs = 32;
        foreach (var (expansion, width, depth, stride) in stages)
        {
            for (var i = 0; i < depth; i++)
            {
                blocks.Add(new InvertedResidual(inputs, width, i == 0 ? stride : 1, expansion));
                inputs = width;
            }
        }

        return blocks;
    }
}
