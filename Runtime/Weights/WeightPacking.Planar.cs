namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>A convolution's weights for tiles whose lanes are pixels: [tile][input channel][kernel row][kernel column][output channel of the tile].</summary>
    /// <param name="source">[outputs][inputs][kernel rows][kernel columns], PyTorch's order.</param>
    /// <param name="destination">As many, rounded up; the last tile has fewer channels where they do not divide.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="tileOutputs">Output channels of the first tile; those of the last ones are one fewer where they do not divide.</param>
    public static void Planar(ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int taps, int tileOutputs)
    {
        var (tiles, step) = ((outputs + tileOutputs - 1) / tileOutputs, inputs * taps);
        var next = 0;
        for (var (tile, first) = (0, 0); tile < tiles; tile++)
        {
            var channels = (outputs / tiles) + (tile < outputs % tiles ? 1 : 0);
            for (var place = 0; place < step; place++)
            {
                for (var output = first; output < first + channels; output++) destination[next++] = source[(output * step) + place];
            }

            first += channels;
        }

        destination[next..].Clear();
    }
}
