namespace NetGen.Networks;

/// <summary>
/// The block of MobileNetV3: MobileNetV2's with a choice of kernel and activation, and a squeeze-and-excitation gate after the depthwise
/// convolution. inputs×H×W → Width×⌈H/Stride⌉×⌈W/Stride⌉. torchvision: <c>mobilenetv3.InvertedResidual</c>. Howard et al., 2019.
/// </summary>
/// <param name="inputs">Channels of the input.</param>
/// <param name="row">The block's row in the paper's table.</param>
[Module]
public sealed class InvertedResidualV3(int inputs, MobileNetV3Row row) : Layer
{
    readonly Sequential block = Layers(inputs, row);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        var y = x | block;
        return row.Stride == 1 && inputs == row.Width ? x + y : y;
    }

    static Sequential Layers(int inputs, MobileNetV3Row row)
    {
        List<Layer> layers = [];
        if (row.Inside != inputs) layers.Add(Convolution(row.Inside, 1, activation: Activation(row)));
        layers.Add(Convolution(row.Inside, row.Kernel, row.Stride, groups: row.Inside, Activation(row)));
        if (row.Gate) layers.Add(new SqueezeExcitation(row.Inside, Squeezed(row.Inside)));
        layers.Add(Convolution(row.Width, 1));
        return [.. layers];
    }

    static ConvNorm Convolution(int width, int kernel, int stride = 1, int groups = 1, Layer? activation = null) =>
        new(width, kernel, stride, groups, activation, eps: 1e-3f, momentum: 0.01f);

    static Layer Activation(MobileNetV3Row row) => row.HardSwish ? Functional.HardSwish : ReLU;

    // A quarter, rounded to a multiple of 8 but by no more than a tenth down.
    static int Squeezed(int inside)
    {
        var rounded = Math.Max(8, ((inside / 4) + 4) / 8 * 8);
        return rounded < 0.9 * (inside / 4) ? rounded + 8 : rounded;
    }
}
