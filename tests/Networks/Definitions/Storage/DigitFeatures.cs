namespace NetGen.Networks.Tests.Definitions.Storage;

/// <summary>A small classifier of digits with batch normalisation throughout: what its training keeps is nearly all activations.</summary>
public sealed class DigitFeatures : Layer
{
    readonly Conv2d conv1 = new(16, 3, padding: 1, bias: false), conv2 = new(16, 3, padding: 1, bias: false), conv3 = new(32, 3, padding: 1, bias: false);
    readonly BatchNorm2d norm1 = new(), norm2 = new(), norm3 = new();
    readonly Linear fc = new(10);

    public override Tensor Forward(Tensor x) =>
        x | conv1 | norm1 | ReLU | MaxPool2d(2) | conv2 | norm2 | ReLU | conv3 | norm3 | ReLU | MaxPool2d(2) | Flatten | fc | LogSoftmax();
}
