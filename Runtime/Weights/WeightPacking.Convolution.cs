namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>
    /// A convolution's or a linear layer's weights for dense register tiles:
    /// [tile][plane of inputs][kernel row][kernel column][input channel of the plane][vector of outputs][lane].
    /// A tile of outputs sees a window of input planes; what lies in the window and not in an output's group gets zeros, and so do lanes
    /// beyond the output channels. The last plane has only its channels where the window is all of the input.
    /// </summary>
    /// <param name="source">[outputs][inputs / groups][kernelHeight][kernelWidth], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order above needs; the last tile has fewer vectors where they do not divide.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="kernelHeight">Kernel rows.</param>
    /// <param name="kernelWidth">Kernel columns.</param>
    /// <param name="inputBlock">Channels of an input plane.</param>
    /// <param name="windowPlanes">Input planes that a tile sees.</param>
    /// <param name="tileBlocks">Vectors of outputs of a tile.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    public static void Dense(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int groups, int kernelHeight, int kernelWidth, int inputBlock,
        int windowPlanes, int tileBlocks, int lanes)
    {
        var taps = kernelHeight * kernelWidth;
        new DensePacking(new(outputs, inputs, groups, inputBlock, windowPlanes, tileBlocks, lanes), inputs / groups * taps, taps).Pack(source, destination, [.. Enumerable.Range(0, taps)], taps);
    }

    /// <summary>
    /// The weights of a depthwise convolution, or of one with groups smaller than a vector:
    /// [vector of outputs][kernel row][input channel of the group][kernel column][lane], zero in lanes beyond the output channels.
    /// </summary>
    /// <param name="source">[outputs][groupInputs][kernelHeight][kernelWidth], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order above needs.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="groupInputs">Input channels of a group.</param>
    /// <param name="kernelHeight">Kernel rows.</param>
    /// <param name="kernelWidth">Kernel columns.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    public static void Channelwise(ReadOnlySpan<float> source, Span<float> destination, int outputs, int groupInputs, int kernelHeight, int kernelWidth, int lanes)
    {
        var taps = kernelHeight * kernelWidth;
        PackChannelwise(source, destination, outputs, groupInputs, 1, lanes, [.. Enumerable.Range(0, taps)], kernelWidth, groupInputs * taps, taps);
    }

    /// <summary>The sums of a layer without bias start at zero.</summary>
    /// <param name="destination">Whole vectors.</param>
    public static void Zeros(Span<float> destination) => destination.Clear();

    static void PackChannelwise(
        ReadOnlySpan<float> source, Span<float> destination, int outputs, int groupInputs, int groupOutputs, int lanes, ReadOnlySpan<int> taps, int rowTaps, int outputStep, int inputStep)
    {
        var groupStep = source.Length / (outputs / groupOutputs);
        var next = 0;
        for (var first = 0; first < outputs; first += lanes)
        {
            for (var row = 0; row < taps.Length; row += rowTaps)
            {
                for (var channel = 0; channel < groupInputs; channel++)
                {
                    foreach (var tap in taps.Slice(row, rowTaps))
                    {
                        for (var output = first; output < first + lanes; output++)
                        {
                            var (group, place) = Math.DivRem(output, groupOutputs);
                            destination[next++] = output < outputs ? source[(group * groupStep) + (place * outputStep) + (channel * inputStep) + tap] : 0;
                        }
                    }
                }
            }
        }
    }
}
