namespace NetGen.Networks;

/// <summary>
/// The block of MobileNetV2: a 1×1 convolution widens, a depthwise 3×3 one works, a 1×1 one narrows without an activation; the input is added
/// where it has the result's shape. inputs×H×W → outputs×⌈H/stride⌉×⌈W/stride⌉. torchvision: <c>mobilenetv2.InvertedResidual</c>.
/// Sandler et al., 2018.
/// </summary>
/// <param name="inputs">Channels of the input.</param>
/// <param name="outputs">Channels of the result.</param>
/// <param name="stride">Step of the depthwise convolution.</param>
/// <param name="expansion">How many times wider the inside is; 1 leaves the first convolution out.</param>
[Module]
public sealed class InvertedResidual(int inputs, int outputs, int stride, int expansion) : Layer
{
    readonly Sequential conv = Layers(inputs, outputs, stride, inputs * expansion);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var y = x | conv;
        return stride == 1 && inputs == outputs ? x + y : y;
    }

    static Sequential Layers(int inputs, int outputs, int stride, int inside)
    {
        List<Layer> layers =
        [
            new ConvNorm(inside, 3, stride, groups: inside, activation: ReLU6),
            new Conv2d(outputs, 1, bias: false),
            new BatchNorm2d(),
        ];
        if (inside != inputs) layers.Insert(0, new ConvNorm(inside, 1, activation: ReLU6));
        return [.. layers];
    }
}
