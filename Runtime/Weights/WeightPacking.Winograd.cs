using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    const int WinogradTaps = 3;

    // G of Lavin and Gray (2016) for tiles of 2×2 and of 4×4.
    static readonly double[] WinogradTwo = [1, 0, 0, 1 / 2.0, 1 / 2.0, 1 / 2.0, 1 / 2.0, -1 / 2.0, 1 / 2.0, 0, 0, 1];

    static readonly double[] WinogradFour =
        [1 / 4.0, 0, 0, -1 / 6.0, -1 / 6.0, -1 / 6.0, -1 / 6.0, 1 / 6.0, -1 / 6.0, 1 / 24.0, 1 / 12.0, 1 / 6.0, 1 / 24.0, -1 / 12.0, 1 / 6.0, 0, 0, 1];

    /// <summary>
    /// The weights of a convolution of three by three, transformed for Winograd's algorithm (GgGᵀ, in double precision):
    /// [tile][place within a transformed tile of the input][input channel][vector of outputs][lane]. Lanes beyond the output channels get zeros.
    /// </summary>
    /// <param name="source">[outputs][inputs][3][3], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order above needs; the last tile has fewer vectors where they do not divide.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="pixels">Rows and columns of the result that a tile makes: 2 or 4.</param>
    /// <param name="tileBlocks">Vectors of outputs of a tile.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Winograd(ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int pixels, int tileBlocks, int lanes)
    {
        var order = new DenseOrder(outputs, inputs, 1, lanes, (inputs + lanes - 1) / lanes, tileBlocks, lanes);
        var (transform, size) = (pixels == 2 ? WinogradTwo : WinogradFour, pixels + WinogradTaps - 1);
        var taps = new double[WinogradTaps * WinogradTaps * order.TileOutputs];
        var half = new double[size * WinogradTaps * order.TileOutputs];
        var places = new double[size * size * order.TileOutputs];
        for (var first = 0; first < outputs; first += order.TileOutputs)
        {
            var tileOutputs = order.OutputsOfTile(first);
            var tile = destination[(first * size * size * inputs)..];
            for (var input = 0; input < inputs; input++)
            {
                for (var lane = 0; lane < tileOutputs; lane++)
                {
                    var kernel = first + lane < outputs ? source.Slice((((first + lane) * inputs) + input) * WinogradTaps * WinogradTaps, WinogradTaps * WinogradTaps) : default;
                    for (var tap = 0; tap < WinogradTaps * WinogradTaps; tap++) taps[(tap * tileOutputs) + lane] = kernel.IsEmpty ? 0 : kernel[tap];
                }

                // Down the columns of the kernel, then along the rows.
                for (var column = 0; column < WinogradTaps; column++) Transform(transform, taps, column, WinogradTaps, half, column, WinogradTaps, tileOutputs);
                for (var row = 0; row < size; row++) Transform(transform, half, row * WinogradTaps, 1, places, row * size, 1, tileOutputs);
                for (var place = 0; place < size * size; place++) Narrow(places.AsSpan(place * tileOutputs, tileOutputs), tile.Slice(((place * inputs) + input) * tileOutputs, tileOutputs));
            }
        }
    }

    /// <summary>G times a line of three, for all outputs of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transform(double[] matrix, double[] source, int first, int step, double[] target, int firstTarget, int targetStep, int length)
    {
        ReadOnlySpan<Vector<double>> top = Line(source, first, length), middle = Line(source, first + step, length), bottom = Line(source, first + (2 * step), length);
        for (var row = 0; row < matrix.Length / WinogradTaps; row++)
        {
            var (a, b, c) = (matrix[row * WinogradTaps], matrix[(row * WinogradTaps) + 1], matrix[(row * WinogradTaps) + 2]);
            var results = MemoryMarshal.Cast<double, Vector<double>>(target.AsSpan((firstTarget + (row * targetStep)) * length, length));
            for (var i = 0; i < results.Length; i++) results[i] = (a * top[i]) + (b * middle[i]) + (c * bottom[i]);
        }

        static ReadOnlySpan<Vector<double>> Line(double[] values, int index, int length) => MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(index * length, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        var i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Narrow(new Vector<double>(source[i..]), new Vector<double>(source[(i + Vector<double>.Count)..])).CopyTo(target[i..]);
        }

        for (; i < source.Length; i++) target[i] = (float)source[i];
    }
}
