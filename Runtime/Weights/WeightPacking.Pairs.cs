using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime.Execution;

namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>
    /// A linear layer's weights in 16 bits for dense register tiles: [tile][pair of inputs][vector of outputs][lane], of each pair the first input in the lower half
    /// and the second in the upper; where the inputs are odd, the last has zeros beside it.
    /// </summary>
    /// <param name="source">[outputs][inputs], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order above needs; the last tile has fewer vectors where they do not divide.</param>
    /// <param name="outputs">Output features.</param>
    /// <param name="inputs">Input features.</param>
    /// <param name="tileBlocks">Vectors of outputs of a tile.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <typeparam name="TFormat">The format of 16 bits.</typeparam>
    public static void DensePairs<TFormat>(ReadOnlySpan<float> source, Span<float> destination, int outputs, int inputs, int tileBlocks, int lanes)
        where TFormat : ISixteenBitFormat
    {
        var tileOutputs = tileBlocks * lanes;
        var columns = new float[(long)(inputs + (inputs % 2)) * Math.Min(tileOutputs, (outputs + lanes - 1) / lanes * lanes)];
        for (var first = 0; first < outputs; first += tileOutputs)
        {
            // A tile's outputs as a layer of their own, of one tile.
            var count = Math.Min(tileOutputs, outputs - first);
            var width = (count + lanes - 1) / lanes * lanes;
            Dense(source.Slice(first * inputs, count * inputs), columns.AsSpan(0, inputs * width), count, inputs, 1, 1, 1, inputs, 1, width / lanes, lanes);
            columns.AsSpan(inputs * width, inputs % 2 * width).Clear();
            var pairs = (inputs + 1) / 2 * width;
            Join<TFormat>(MemoryMarshal.Cast<float, uint>(columns.AsSpan(0, 2 * pairs)), MemoryMarshal.Cast<float, uint>(destination[..pairs]), width);
            destination = destination[pairs..];
        }

        if (!destination.IsEmpty) throw new ArgumentException($"The packed weights are {destination.Length} numbers fewer.", nameof(destination));
    }

    /// <summary>Rounds rows of singles and puts each two into one.</summary>
    static void Join<TFormat>(ReadOnlySpan<uint> rows, Span<uint> pairs, int width)
        where TFormat : ISixteenBitFormat
    {
        for (var pair = 0; pair < pairs.Length; pair += width)
        {
            var lower = rows.Slice(2 * pair, width);
            var upper = rows.Slice((2 * pair) + width, width);
            for (var i = 0; i < width; i += Vector256<uint>.Count)
            {
                var part = Math.Min(Vector256<uint>.Count, width - i);
                var joined = TFormat.Narrow(Load(lower.Slice(i, part))) | (TFormat.Narrow(Load(upper.Slice(i, part))) << 16);
                if (part == Vector256<uint>.Count) joined.CopyTo(pairs[(pair + i)..]);
                else joined.GetLower().CopyTo(pairs[(pair + i)..]);
            }
        }

        // Vectors of 128 bits may leave half of one.
        static Vector256<uint> Load(ReadOnlySpan<uint> numbers) =>
            numbers.Length == Vector256<uint>.Count ? Vector256.Create(numbers) : Vector256.Create(Vector128.Create(numbers), default);
    }
}
