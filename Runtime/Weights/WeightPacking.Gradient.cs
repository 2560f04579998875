namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>
    /// The weights of a convolution or a linear layer in the order of <see cref="Dense"/> for the gradient of its operand: what the layer puts out is the
    /// input, and of each axis some taps are taken from the last to the first.
    /// </summary>
    /// <param name="source">[inputs][outputs / groups][the axes' extents], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order needs.</param>
    /// <param name="outputs">Channels of the gradient: the layer's inputs.</param>
    /// <param name="inputs">Channels that are read: the layer's outputs.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="inputBlock">Channels of an input plane.</param>
    /// <param name="windowPlanes">Input planes that a tile sees.</param>
    /// <param name="tileBlocks">Vectors of outputs of a tile.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="axes">The taps that are taken along each axis of the kernel, the width last.</param>
    public static void DenseGradient(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int groups, int inputBlock, int windowPlanes, int tileBlocks, int lanes,
        params ReadOnlySpan<TapSelection> axes)
    {
        var taps = Extent(axes);
        new DensePacking(new(outputs, inputs, groups, inputBlock, windowPlanes, tileBlocks, lanes), taps, outputs / groups * taps).Pack(source, destination, Taps(axes), taps);
    }

    /// <summary>The weights of a depthwise convolution, or of one with small groups, in the order of <see cref="Channelwise"/> for the gradient of its operand.</summary>
    /// <param name="source">[groups · groupInputs][groupOutputs][the axes' extents], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order needs.</param>
    /// <param name="outputs">Channels of the gradient: the layer's inputs.</param>
    /// <param name="groupInputs">Channels of a group that are read: the layer's outputs.</param>
    /// <param name="groupOutputs">Channels of a group of the gradient.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="axes">The taps that are taken along each axis of the kernel, the width last.</param>
    public static void ChannelwiseGradient(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int groupInputs, int groupOutputs, int lanes, params ReadOnlySpan<TapSelection> axes)
    {
        var taps = Extent(axes);
        PackChannelwise(source, destination, outputs, groupInputs, groupOutputs, lanes, Taps(axes), axes[^1].Count, taps, groupOutputs * taps);
    }

    static int Extent(ReadOnlySpan<TapSelection> axes)
    {
        var extent = 1;
        foreach (var axis in axes) extent *= axis.Extent;
        return extent;
    }

    static int[] Taps(ReadOnlySpan<TapSelection> axes)
    {
        int[] taps = [0];
        foreach (var axis in axes)
        {
            var outer = taps;
            taps = new int[outer.Length * axis.Count];
            for (var i = 0; i < taps.Length; i++) taps[i] = (outer[i / axis.Count] * axis.Extent) + axis[i % axis.Count];
        }

        return taps;
    }
}
