namespace NetGen;

/// <summary>
/// 2-D convolution (cross-correlation), C×H×W → outChannels×H'×W' with H' = ⌊(H + padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.
/// PyTorch: <c>nn.Conv2d</c>. Depthwise where <paramref name="groups"/> is the number of input channels.
/// </summary>
/// <param name="outChannels">Filters.</param>
/// <param name="kernel">Kernel size.</param>
/// <param name="stride">Step between windows; 1 where left out.</param>
/// <param name="padding">Zeros round the input, per side where wanted.</param>
/// <param name="dilation">Step between the taps of the kernel; 1 where left out.</param>
/// <param name="groups">Independent groups of channels; divides the input and output channels.</param>
/// <param name="bias">Adds a learned number per filter.</param>
/// <param name="inChannels">A checked assertion of the number of input channels; 0 infers it.</param>
public sealed class Conv2d(
    int outChannels, Size2 kernel, Size2? stride = null, Padding2 padding = default, Size2? dilation = null, int groups = 1, bool bias = true,
    int inChannels = 0)
    : Operator("Conv2d",
        ("outChannels", outChannels), ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("groups", groups),
        ("bias", bias), ("inChannels", inChannels));
