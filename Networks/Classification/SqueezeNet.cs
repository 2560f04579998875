namespace NetGen.Networks;

/// <summary>
/// SqueezeNet 1.0. 3×224×224 → 1000 logits; 1,248,424 parameters, 818,924,576 multiply-adds. The weights are named as in torchvision's
/// <c>squeezenet1_0</c>. Iandola et al., 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and &lt;0.5MB model size".
/// </summary>
[Network]
public sealed partial class SqueezeNet : Module
{
    readonly Sequential features =
    [
        new Conv2d(96, 7, stride: 2), ReLU, MaxPool2d(3, stride: 2, ceilMode: true),
        new Fire(16, 64), new Fire(16, 64), new Fire(32, 128), MaxPool2d(3, stride: 2, ceilMode: true),
        new Fire(32, 128), new Fire(48, 192), new Fire(48, 192), new Fire(64, 256), MaxPool2d(3, stride: 2, ceilMode: true),
        new Fire(64, 256),
    ];

    // No fully connected layer: a score map per class, averaged.
    readonly Sequential classifier = [Dropout(0.5f), new Conv2d(1000, 1), ReLU, GlobalAvgPool];

    /// <summary>3×224×224 → 96×54×54 → 256×27×27 → 512×13×13 → 1000 logits.</summary>
#pragma warning disable NG0301 // As published: at 224×224 the stem leaves the last row and column unread.
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | classifier | Flatten;
#pragma warning restore NG0301
}
