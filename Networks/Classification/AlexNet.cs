namespace NetGen.Networks;

/// <summary>
/// AlexNet in the one-column form of torchvision's <c>alexnet</c>. 3×224×224 → 1000 logits; 61,100,840 parameters, 714,188,480
/// multiply-adds. Krizhevsky, 2014, "One weird trick for parallelizing convolutional neural networks".
/// </summary>
[Network]
public sealed partial class AlexNet : Module
{
    readonly Sequential features =
    [
        new Conv2d(64, 11, stride: 4, padding: 2), ReLU, MaxPool2d(3, stride: 2),
        new Conv2d(192, 5, padding: 2), ReLU, MaxPool2d(3, stride: 2),
        new Conv2d(384, 3, padding: 1), ReLU,
        new Conv2d(256, 3, padding: 1), ReLU,
        new Conv2d(256, 3, padding: 1), ReLU, MaxPool2d(3, stride: 2),
    ];

    readonly Sequential classifier =
    [
        Dropout(0.5f), new Linear(4096), ReLU,
        Dropout(0.5f), new Linear(4096), ReLU,
        new Linear(1000),
    ];

    /// <summary>3×224×224 → 64×55×55 → 192×27×27 → 384×13×13 → 256×6×6 → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | AdaptiveAvgPool2d(6) | Flatten | classifier;
}
