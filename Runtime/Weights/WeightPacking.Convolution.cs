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
        var planes = (inputs + inputBlock - 1) / inputBlock;
        var (groupInputs, groupOutputs, taps) = (inputs / groups, outputs / groups, kernelHeight * kernelWidth);
        var next = 0;
        for (var first = 0; first < outputs; first += tileBlocks * lanes)
        {
            var tileOutputs = Math.Min(tileBlocks, (outputs - first + lanes - 1) / lanes) * lanes;
            var firstPlane = FirstPlane(first, groupInputs, groupOutputs, inputBlock, planes, windowPlanes);
            for (var plane = firstPlane; plane < firstPlane + windowPlanes; plane++)
            {
                var planeChannels = windowPlanes == planes ? Math.Min(inputBlock, inputs - (plane * inputBlock)) : inputBlock;
                for (var tap = 0; tap < taps; tap++)
                {
                    for (var channel = plane * inputBlock; channel < (plane * inputBlock) + planeChannels; channel++)
                    {
                        for (var output = first; output < first + tileOutputs; output++)
                        {
                            var inGroup = output < outputs ? channel - (output / groupOutputs * groupInputs) : -1;
                            destination[next++] = (uint)inGroup < (uint)groupInputs ? source[(((output * groupInputs) + inGroup) * taps) + tap] : 0;
                        }
                    }
                }
            }
        }
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
        var next = 0;
        for (var first = 0; first < outputs; first += lanes)
        {
            for (var row = 0; row < kernelHeight; row++)
            {
                for (var channel = 0; channel < groupInputs; channel++)
                {
                    for (var column = 0; column < kernelWidth; column++)
                    {
                        for (var output = first; output < first + lanes; output++)
                        {
                            destination[next++] = output < outputs ? source[(((((output * groupInputs) + channel) * kernelHeight) + row) * kernelWidth) + column] : 0;
                        }
                    }
                }
            }
        }
    }

    /// <summary>The sums of a layer without bias start at zero.</summary>
    /// <param name="destination">Whole vectors.</param>
    public static void Zeros(Span<float> destination) => destination.Clear();

    /// <summary>The first input plane that a tile sees: that of its first group, or as far from the end as the window is wide.</summary>
    static int FirstPlane(int firstOutput, int groupInputs, int groupOutputs, int inputBlock, int planes, int windowPlanes) =>
        Math.Min(firstOutput / groupOutputs * groupInputs / inputBlock, planes - windowPlanes);
}
