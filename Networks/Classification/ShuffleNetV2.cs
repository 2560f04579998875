namespace NetGen.Networks;

/// <summary>
/// ShuffleNetV2 at width 1. 3×224×224 → 1000 logits; 2,278,604 parameters, 144,907,992 multiply-adds. The weights are named as in
/// torchvision's <c>shufflenet_v2_x1_0</c>. Ma et al., 2018, "ShuffleNet V2: practical guidelines for efficient CNN architecture design".
/// </summary>
[Network]
public sealed partial class ShuffleNetV2 : Module
{
    readonly Sequential conv1 = [new Conv2d(24, 3, stride: 2, padding: 1, bias: false), new BatchNorm2d(), ReLU];
    readonly Sequential stage2 = Stage(24, 116, 4), stage3 = Stage(116, 232, 8), stage4 = Stage(232, 464, 4);
    readonly Sequential conv5 = [new Conv2d(1024, 1, bias: false), new BatchNorm2d(), ReLU];
    readonly Linear fc = new(1000);

    /// <summary>3×224×224 → 24×56×56 → 116×28×28 → 232×14×14 → 464×7×7 → 1024×7×7 → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) =>
        x | conv1 | MaxPool2d(3, stride: 2, padding: 1)
          | stage2 | stage3 | stage4
          | conv5 | GlobalAvgPool | Flatten | fc;

    static Sequential Stage(int inputs, int outputs, int depth) =>
        [new ShuffleUnit(inputs, outputs, stride: 2), .. Enumerable.Range(1, depth - 1).Select(_ => new ShuffleUnit(outputs, outputs, stride: 1))];
}
