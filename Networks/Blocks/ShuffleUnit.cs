namespace NetGen.Networks;

/// <summary>
/// The unit of ShuffleNetV2. At stride 1 half of the channels pass by and the other half is worked on; at stride 2 both branches see all of
/// them. A shuffle then mixes the halves. inputs×H×W → outputs×⌈H/stride⌉×⌈W/stride⌉. torchvision: <c>shufflenetv2.InvertedResidual</c>.
/// Ma et al., 2018.
/// </summary>
/// <param name="inputs">Channels of the input.</param>
/// <param name="outputs">Channels of the result; those of the input at stride 1.</param>
/// <param name="stride">Step of the depthwise convolutions, 1 or 2.</param>
[Module]
public sealed class ShuffleUnit(int inputs, int outputs, int stride) : Layer
{
    readonly Sequential? branch1 = stride == 1 ? null :
    [
        Depthwise(inputs, stride), new BatchNorm2d(),
        Pointwise(outputs / 2), new BatchNorm2d(), ReLU,
    ];

    readonly Sequential branch2 =
    [
        Pointwise(outputs / 2), new BatchNorm2d(), ReLU,
        Depthwise(outputs / 2, stride), new BatchNorm2d(),
        Pointwise(outputs / 2), new BatchNorm2d(), ReLU,
    ];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var (left, right) = branch1 is null ? Halves(x) : (x | branch1, x);
        return Concat(left, right | branch2) | ChannelShuffle(2);
    }

    static (Tensor Left, Tensor Right) Halves(Tensor x)
    {
        var halves = Chunk(x, 2);
        return (halves[0], halves[1]);
    }

    static Conv2d Depthwise(int channels, int stride) => new(channels, 3, stride, padding: 1, groups: channels, bias: false);

    static Conv2d Pointwise(int width) => new(width, 1, bias: false);
}
