namespace NetGen;

/// <summary>
/// 1-D convolution (cross-correlation) over a C×L sequence → outChannels×L' with L' = ⌊(L + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.
/// PyTorch: <c>nn.Conv1d</c>.
/// </summary>
/// <param name="outChannels">Filters.</param>
/// <param name="kernel">Kernel size.</param>
/// <param name="stride">Step between windows.</param>
/// <param name="padding">Zeros before and after the sequence.</param>
/// <param name="dilation">Step between the taps of the kernel.</param>
/// <param name="groups">Independent groups of channels; divides the input and output channels.</param>
/// <param name="bias">Adds a learned number per filter.</param>
/// <param name="inChannels">A checked assertion of the number of input channels; 0 infers it.</param>
public sealed class Conv1d(int outChannels, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, int inChannels = 0)
    : Operator("Conv1d",
        ("outChannels", outChannels), ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("groups", groups), ("bias", bias),
        ("inChannels", inChannels));
