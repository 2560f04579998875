namespace NetGen.Networks;

/// <summary>
/// Residual networks: a 7×7 stem and four stages of blocks whose input is added to their output. The weights are named as in torchvision's
/// <c>resnet</c>. He et al., 2016, "Deep residual learning for image recognition".
/// </summary>
/// <param name="block">Makes a block from its width, its stride and whether it is the first of its stage.</param>
/// <param name="depths">The number of blocks in each of the four stages.</param>
[Module]
public abstract class ResNet(Func<int, int, bool, Layer> block, int[] depths) : Module
{
    readonly Conv2d conv1 = new(64, kernel: 7, stride: 2, padding: 3, bias: false);
    readonly BatchNorm2d bn1 = new();
    readonly Layer[] layer1 = Stage(block, 64, depths[0], stride: 1);
    readonly Layer[] layer2 = Stage(block, 128, depths[1], stride: 2);
    readonly Layer[] layer3 = Stage(block, 256, depths[2], stride: 2);
    readonly Layer[] layer4 = Stage(block, 512, depths[3], stride: 2);
    readonly Linear fc = new(1000);

    /// <summary>3×224×224 → stem 64×56×56 → stages of 56×56, 28×28, 14×14 and 7×7 pixels → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) =>
        x | conv1 | bn1 | ReLU | MaxPool2d(3, stride: 2, padding: 1)
          | layer1 | layer2 | layer3 | layer4
          | GlobalAvgPool | Flatten | fc;

    static Layer[] Stage(Func<int, int, bool, Layer> block, int width, int depth, int stride) =>
        [.. Enumerable.Range(0, depth).Select(i => block(width, i == 0 ? stride : 1, i == 0))];
}

/// <summary>ResNet-18. 11,689,512 parameters, 1,814,073,344 multiply-adds.</summary>
[Network(Training = true)] public sealed partial class ResNet18() : ResNet((width, stride, _) => new BasicBlock(width, stride), [2, 2, 2, 2]);

/// <summary>ResNet-34. 21,797,672 parameters, 3,663,761,408 multiply-adds.</summary>
[Network] public sealed partial class ResNet34() : ResNet((width, stride, _) => new BasicBlock(width, stride), [3, 4, 6, 3]);

/// <summary>ResNet-50. 25,557,032 parameters, 4,089,184,256 multiply-adds.</summary>
[Network] public sealed partial class ResNet50() : ResNet((width, stride, first) => new Bottleneck(width, stride, first), [3, 4, 6, 3]);

/// <summary>ResNet-101. 44,549,160 parameters, 7,801,405,440 multiply-adds.</summary>
[Network] public sealed partial class ResNet101() : ResNet((width, stride, first) => new Bottleneck(width, stride, first), [3, 4, 23, 3]);

/// <summary>ResNet-152. 60,192,808 parameters, 11,513,626,624 multiply-adds.</summary>
[Network] public sealed partial class ResNet152() : ResNet((width, stride, first) => new Bottleneck(width, stride, first), [3, 8, 36, 3]);

/// <summary>
/// ResNeXt-50 (32×4d): ResNet-50 with 32 groups in each 3×3 convolution. 25,028,904 parameters, 4,230,479,872 multiply-adds.
/// Xie et al., 2017, "Aggregated residual transformations for deep neural networks".
/// </summary>
[Network]
public sealed partial class ResNeXt50()
    : ResNet((width, stride, first) => new Bottleneck(width, stride, first, groups: 32, groupWidth: 4), [3, 4, 6, 3]);
