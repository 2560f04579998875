using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>How the weights of convolutions and linear layers are packed.</summary>
static class ConvolutionWeights
{
    /// <summary>For dense register tiles.</summary>
    public static PackedWeight Dense(Weight source, DenseGeometry g, DenseTiling tiling, int lanes) => new(
        "Dense", [source], [g.Outputs, g.Inputs, g.Groups, g.KernelHeight, g.KernelWidth, g.InputBlock, tiling.WindowPlanes, tiling.TileBlocks, lanes],
        DenseLength(g, tiling, lanes));

    /// <summary>For dense register tiles, in a format; those of 16 bits are a linear layer's.</summary>
    public static PackedWeight Dense(Weight source, DenseGeometry g, DenseTiling tiling, int lanes, ElementType format) => format == ElementType.F32
        ? Dense(source, g, tiling, lanes)
        : new(format == ElementType.F16 ? "DenseHalves" : "DenseBFloat16", [source], [g.Outputs, g.Inputs, tiling.TileBlocks, lanes], (g.Inputs + 1L) / 2 * g.OutputVectors(lanes) * lanes);

    /// <summary>Floats of the weights of dense register tiles.</summary>
    public static long DenseLength(DenseGeometry g, DenseTiling tiling, int lanes) => (long)g.WindowChannels(tiling.WindowPlanes) * g.Taps * g.OutputVectors(lanes) * lanes;

    /// <summary>For tiles of depthwise convolutions and small groups.</summary>
    public static PackedWeight Channelwise(Weight source, DenseGeometry g, int lanes) =>
        new("Channelwise", [source], [g.Outputs, g.GroupInputs, g.KernelHeight, g.KernelWidth, lanes], ChannelwiseLength(g, lanes));

    /// <summary>Floats of the weights of channelwise tiles.</summary>
    public static long ChannelwiseLength(DenseGeometry g, int lanes) => (long)g.OutputVectors(lanes) * g.Taps * g.GroupInputs * lanes;

    /// <summary>The bias of a node with weights [weight, bias] or [weight]: zeros where there is none.</summary>
    public static PackedWeight Bias(Node node, int outputs) =>
        node.Weights.Count > 1 ? PackedWeight.Vector(node.Weights[1]) : new("Zeros", [], [], Layout.RoundUp(outputs));
}
