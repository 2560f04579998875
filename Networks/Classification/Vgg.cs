namespace NetGen.Networks;

/// <summary>
/// VGG: five stages of 3×3 convolutions, each ended by a pooling that halves the map, and three fully connected layers. The weights are
/// named as in torchvision's <c>vgg</c>. Simonyan and Zisserman, 2015, "Very deep convolutional networks for large-scale image recognition".
/// </summary>
/// <param name="depths">The number of convolutions in each of the five stages.</param>
/// <param name="norm">Puts a batch normalisation after every convolution.</param>
[Module]
public abstract class Vgg(int[] depths, bool norm = false) : Module
{
    readonly Sequential features = Stages(depths, norm);

    readonly Sequential classifier =
    [
        new Linear(4096), ReLU, Dropout(0.5f),
        new Linear(4096), ReLU, Dropout(0.5f),
        new Linear(1000),
    ];

    /// <summary>3×224×224 → 64×112×112 → 128×56×56 → 256×28×28 → 512×14×14 → 512×7×7 → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | features | AdaptiveAvgPool2d(7) | Flatten | classifier;

    static Sequential Stages(int[] depths, bool norm)
    {
        int[] widths = [64, 128, 256, 512, 512];
        List<Layer> layers = [];
        for (var stage = 0; stage < widths.Length; stage++)
        {
            for (var i = 0; i < depths[stage]; i++)
            {
                layers.Add(new Conv2d(widths[stage], 3, padding: 1));
                if (norm) layers.Add(new BatchNorm2d());
                layers.Add(ReLU);
            }

            layers.Add(MaxPool2d(2));
        }

        return [.. layers];
    }
}

/// <summary>VGG-16, the paper's configuration D: 13 convolutions. 138,357,544 parameters, 15,470,264,320 multiply-adds.</summary>
[Network] public sealed partial class Vgg16() : Vgg([2, 2, 3, 3, 3]);

/// <summary>VGG-16 with batch normalisation. 138,365,992 parameters, 15,470,264,320 multiply-adds.</summary>
#pragma warning disable NG0306 // torchvision's convolutions have a bias here too, and so have its weight files.
[Network(Training = true)] public sealed partial class Vgg16BN() : Vgg([2, 2, 3, 3, 3], norm: true);
#pragma warning restore NG0306

/// <summary>VGG-19, the paper's configuration E: 16 convolutions. 143,667,240 parameters, 19,632,062,464 multiply-adds.</summary>
[Network] public sealed partial class Vgg19() : Vgg([2, 2, 4, 4, 4]);
