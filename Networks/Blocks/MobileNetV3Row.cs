namespace NetGen.Networks;

/// <summary>A row of the tables that define MobileNetV3 (Howard et al., 2019, tables 1 and 2).</summary>
/// <param name="Kernel">Kernel size of the depthwise convolution.</param>
/// <param name="Inside">Channels that the depthwise convolution works on.</param>
/// <param name="Width">Channels of the result.</param>
/// <param name="Gate">Whether a squeeze-and-excitation gate follows the depthwise convolution.</param>
/// <param name="HardSwish">Whether the activation is hard swish; else it is ReLU.</param>
/// <param name="Stride">Step of the depthwise convolution.</param>
[Module]
public sealed record MobileNetV3Row(int Kernel, int Inside, int Width, bool Gate, bool HardSwish, int Stride = 1);
