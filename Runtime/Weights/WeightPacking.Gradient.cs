namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>
    /// The weights of a convolution or a linear layer in the order of <see cref="Dense"/> for the gradient of its operand: what the layer puts out is the
    /// input, and of each axis some taps are taken from the last to the first.
    /// </summary>
    /// <param name="source">[inputs][outputs / groups][rows' extent][columns' extent], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order needs.</param>
    /// <param name="outputs">Channels of the gradient: the layer's inputs.</param>
    /// <param name="inputs">Channels that are read: the layer's outputs.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="inputBlock">Channels of an input plane.</param>
    /// <param name="windowPlanes">Input planes that a tile sees.</param>
    /// <param name="tileBlocks">Vectors of outputs of a tile.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="rows">The taps that are taken along the height.</param>
    /// <param name="columns">The taps that are taken along the width.</param>
    public static void DenseGradient(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int groups, int inputBlock, int windowPlanes, int tileBlocks, int lanes,
        TapSelection rows, TapSelection columns)
    {
        var taps = rows.Extent * columns.Extent;
        new DensePacking(new(outputs, inputs, groups, inputBlock, windowPlanes, tileBlocks, lanes), taps, outputs / groups * taps).Pack(source, destination, Taps(rows, columns), taps);
    }

    /// <summary>The weights of a depthwise convolution, or of one with small groups, in the order of <see cref="Channelwise"/> for the gradient of its operand.</summary>
    /// <param name="source">[groups · groupInputs][groupOutputs][rows' extent][columns' extent], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order needs.</param>
    /// <param name="outputs">Channels of the gradient: the layer's inputs.</param>
    /// <param name="groupInputs">Channels of a group that are read: the layer's outputs.</param>
    /// <param name="groupOutputs">Channels of a group of the gradient.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="rows">The taps that are taken along the height.</param>
    /// <param name="columns">The taps that are taken along the width.</param>
    public static void ChannelwiseGradient(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int groupInputs, int groupOutputs, int lanes, TapSelection rows, TapSelection columns)
    {
        var taps = rows.Extent * columns.Extent;
        PackChannelwise(source, destination, outputs, groupInputs, groupOutputs, lanes, Taps(rows, columns), columns.Count, taps, groupOutputs * taps);
    }

    static int[] Taps(TapSelection rows, TapSelection columns)
    {
        var taps = new int[rows.Count * columns.Count];
        for (var i = 0; i < taps.Length; i++) taps[i] = (rows[i / columns.Count] * columns.Extent) + columns[i % columns.Count];
        return taps;
    }
}
