namespace NetGen;

/// <summary>
/// Transposed 2-D convolution, which enlarges a map: C×H×W → outChannels×H'×W' with
/// H' = (H − 1)·stride − padding + dilation·(kernel − 1) + outputPadding + 1, padding on both sides together. The weights are
/// C×outChannels/groups×kernel. PyTorch: <c>nn.ConvTranspose2d</c>.
/// </summary>
/// <param name="outChannels">Filters.</param>
/// <param name="kernel">Kernel size. A multiple of the stride leaves no checkerboard.</param>
/// <param name="stride">From the window of a pixel to the next one's; 1 where left out.</param>
/// <param name="padding">Rows and columns cut off the result, per side where wanted.</param>
/// <param name="outputPadding">Rows and columns added below and to the right; less than the stride or the dilation.</param>
/// <param name="dilation">Step between the taps of the kernel; 1 where left out.</param>
/// <param name="groups">Independent groups of channels; divides the input and output channels.</param>
/// <param name="bias">Adds a learned number per filter.</param>
/// <param name="inChannels">A checked assertion of the number of input channels; 0 infers it.</param>
public sealed class ConvTranspose2d(
    int outChannels, Size2 kernel, Size2? stride = null, Padding2 padding = default, Size2 outputPadding = default, Size2? dilation = null, int groups = 1, bool bias = true,
    int inChannels = 0)
    : Operator("ConvTranspose2d",
        ("outChannels", outChannels), ("kernel", kernel), ("stride", stride), ("padding", padding), ("outputPadding", outputPadding), ("dilation", dilation), ("groups", groups),
        ("bias", bias), ("inChannels", inChannels));
