namespace NetGen.Networks;

/// <summary>
/// A small classifier of handwritten digits: three unpadded 3×3 convolutions, batch normalisation and two fully connected layers.
/// 1×28×28 → 10 log-probabilities; 376,870 parameters, 2,756,960 multiply-adds.
/// </summary>
/// <remarks>Expects pixels between 0 and 1, normalised by MNIST's mean 0.1307 and standard deviation 0.3081.</remarks>
[Network(Training = true)]
public sealed partial class MnistCnn : Module
{
    readonly Conv2d conv1 = new(8, 3), conv2 = new(16, 3), conv3 = new(24, 3);
    readonly BatchNorm2d norm1 = new();
    readonly Linear fc1 = new(32), fc2 = new(10);
    readonly BatchNorm1d norm2 = new();

    /// <summary>1×28×28 → 24×22×22 → 32 → the log-probabilities of 10 digits.</summary>
    public Tensor Forward([Shape(1, 28, 28)] Tensor x) =>
#pragma warning disable NG0306, NG0307 // A design of others, whose trained weights have this bias and were learned behind this dropout.
        x | conv1 | ReLU | conv2 | ReLU | conv3 | ReLU | norm1
          | Flatten | fc1 | ReLU | Dropout(0.3f) | fc2 | norm2
          | LogSoftmax();
#pragma warning restore NG0306, NG0307
}
