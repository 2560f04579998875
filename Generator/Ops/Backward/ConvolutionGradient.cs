using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>What the two gradients of a convolution share: its arguments.</summary>
abstract record ConvolutionGradient(Size2 Kernel, Size2? Stride, Padding2 Padding, Size2? Dilation, int Groups) : Op
{
    public Size2 Strides => Stride ?? new(1, 1);

    public Size2 Dilations => Dilation ?? new(1, 1);

    /// <summary>The convolution that is differentiated, without its bias.</summary>
    public Conv2d Forward(int outChannels) => new(outChannels, Kernel, Stride, Padding, Dilation, Groups, Bias: false);
}
