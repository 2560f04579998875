namespace NetGen.Networks.Tests.Definitions;

/// <summary>Two images, one branch for both: how likely they show the same character. After Koch et al., 2015.</summary>
[Network]
public sealed partial class Siamese : Module
{
    readonly Sequential branch =
    [
        new Conv2d(8, 5), new PReLU(perChannel: true), MaxPool2d(2),
        new Conv2d(16, 3), new PReLU(), MaxPool2d(2),
        Flatten, new Linear(32), Sigmoid,
    ];

    readonly Linear score = new(1);

    public Tensor Forward([Shape(1, 28, 28)] Tensor left, [Shape(1, 28, 28)] Tensor right)
    {
        var difference = (left | branch) - (right | branch);
        return difference * difference | score | Sigmoid;
    }
}
