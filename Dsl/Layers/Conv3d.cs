namespace NetGen;

/// <summary>
/// 3-D convolution (cross-correlation) over a volume or a clip, C×D×H×W → outChannels×D'×H'×W' with D' = ⌊(D + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.
/// PyTorch: <c>nn.Conv3d</c>. Depthwise where <paramref name="groups"/> is the number of input channels. Tran et al., 2015.
/// The receptive field in reports is that along the height and the width.
/// </summary>
/// <param name="outChannels">Filters.</param>
/// <param name="kernel">Kernel size.</param>
/// <param name="stride">Step between windows; 1 where left out.</param>
/// <param name="padding">Zeros before and after the input along each axis.</param>
/// <param name="dilation">Step between the taps of the kernel; 1 where left out.</param>
/// <param name="groups">Independent groups of channels; divides the input and output channels.</param>
/// <param name="bias">Adds a learned number per filter.</param>
/// <param name="inChannels">A checked assertion of the number of input channels; 0 infers it.</param>
public sealed class Conv3d(
    int outChannels, Size3 kernel, Size3? stride = null, Size3 padding = default, Size3? dilation = null, int groups = 1, bool bias = true,
    int inChannels = 0)
    : Operator("Conv3d",
        ("outChannels", outChannels), ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("groups", groups),
        ("bias", bias), ("inChannels", inChannels));
