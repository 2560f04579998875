namespace NetGen.Networks;

/// <summary>
/// LeNet-5 with tanh and average pooling. 1×28×28 → 10 logits; 61,706 parameters, 416,520 multiply-adds. LeCun et al., 1998,
/// "Gradient-based learning applied to document recognition".
/// </summary>
/// <remarks>
/// The form that is taught: every filter of the second convolution sees all six maps, pooling has no weights and the last layer is linear.
/// The first convolution pads by 2, so that MNIST's 28×28 give the paper's 28×28 maps.
/// </remarks>
[Network(Training = true)]
public sealed partial class LeNet5 : Module
{
    readonly Conv2d conv1 = new(6, 5, padding: 2), conv2 = new(16, 5);
    readonly Linear fc1 = new(120), fc2 = new(84), fc3 = new(10);

    /// <summary>1×28×28 → 6×14×14 → 16×5×5 → 10 logits.</summary>
    public Tensor Forward([Shape(1, 28, 28)] Tensor x) =>
        x | conv1 | Tanh | AvgPool2d(2)
          | conv2 | Tanh | AvgPool2d(2)
          | Flatten | fc1 | Tanh | fc2 | Tanh | fc3;
}
