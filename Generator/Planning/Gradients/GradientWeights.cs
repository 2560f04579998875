using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>How the weights of convolutions and linear layers are packed for the gradients of their operands: inputs and outputs change places.</summary>
static class GradientWeights
{
    /// <summary>For dense register tiles of a phase.</summary>
    public static PackedWeight Dense(Weight source, DenseGeometry g, DenseTiling tiling, int lanes, params (int Kernel, PhaseAxis Axis)[] axes) => new(
        "DenseGradient", [source],
        [g.Outputs, g.Inputs, g.Groups, g.InputBlock, tiling.WindowPlanes, tiling.TileBlocks, lanes, .. Taps(axes)],
        ConvolutionWeights.DenseLength(g, tiling, lanes));

    /// <summary>For channelwise tiles of a phase.</summary>
    public static PackedWeight Channelwise(Weight source, DenseGeometry g, int lanes, params (int Kernel, PhaseAxis Axis)[] axes) => new(
        "ChannelwiseGradient", [source], [g.Outputs, g.GroupInputs, g.GroupOutputs, lanes, .. Taps(axes)], ConvolutionWeights.ChannelwiseLength(g, lanes));

    /// <summary>For dense register tiles of a linear layer.</summary>
    public static PackedWeight Linear(Weight source, DenseGeometry g, DenseTiling tiling, int lanes) => new(
        "DenseGradient", [source],
        [g.Outputs, g.Inputs, 1, g.InputBlock, tiling.WindowPlanes, tiling.TileBlocks, lanes, 1, 1, 0, 1, 1, 1, 0, 1], ConvolutionWeights.DenseLength(g, tiling, lanes));

    /// <summary>Taps of the kernel along each axis, and of them how many are taken, from which on and how far apart.</summary>
    static IEnumerable<int> Taps((int Kernel, PhaseAxis Axis)[] axes) => axes.SelectMany(a => new[] { a.Kernel, a.Axis.Taps, a.Axis.LastTap, a.Axis.TapStep });
}
