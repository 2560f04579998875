using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Backward;

/// <summary>What the two gradients of a convolution share: its arguments.</summary>
abstract record ConvolutionGradient(Size2 Kernel, Size2? Stride, Padding2 Padding, Size2? Dilation, int Groups) : Op
{
    public Size2 Strides => Stride ?? new(1, 1);

    public Size2 Dilations => Dilation ?? new(1, 1);

    /// <summary>The convolution that is differentiated, without its bias.</summary>
    public Conv2d Forward(int outChannels) => new(outChannels, Kernel, Stride, Padding, Dilation, Groups, Bias: false);

    /// <summary>Whether a tap reaches every operand, whatever its place: the steps from tap to tap then reach every residue of the stride.</summary>
    public static bool ReachesAll(Size2 kernel, Size2 strides, Size2 dilations) =>
        Residues(kernel.Height, strides.Height, dilations.Height) == strides.Height && Residues(kernel.Width, strides.Width, dilations.Width) == strides.Width;

    static int Residues(int kernel, int stride, int dilation) => Enumerable.Range(0, Math.Min(kernel, stride)).Select(tap => (int)((long)tap * dilation % stride)).Distinct().Count();
}
