using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetGen.Runtime.Execution;

namespace NetGen.Runtime.Weights;

/// <summary>
/// Packs weights for dense tiles from any order of the source. In the source either the taps of all inputs of an output follow one another, or those
/// of an input for an output do: each is a run, of which four outputs become columns at a time. Training packs all weights at every step.
/// </summary>
/// <param name="order">The sizes of the packed order.</param>
/// <param name="outputStep">In the source from an output channel of a group to the next.</param>
/// <param name="inputStep">In the source from an input channel of a group to the next.</param>
readonly unsafe struct DensePacking(DenseOrder order, int outputStep, int inputStep)
{
    const int Tile = 4, CacheLine = 16;

    /// <summary>Packs.</summary>
    /// <param name="source">Group after group.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="taps">The taps of the source in the order in which they are packed.</param>
    /// <param name="extent">How many taps the source has.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void Pack(ReadOnlySpan<float> source, Span<float> destination, ReadOnlySpan<int> taps, int extent)
    {
        // Of each tap of the source: where it is packed, -1 where it is left out.
        Span<int> places = stackalloc int[extent];
        places.Fill(-1);
        for (var i = 0; i < taps.Length; i++) places[taps[i]] = i;
        var rows = new int[order.InputBlock * extent];
        var next = 0;
        for (var first = 0; first < order.Outputs; first += order.TileOutputs)
        {
            var tileOutputs = order.OutputsOfTile(first);
            var firstPlane = order.FirstPlane(first);
            for (var plane = firstPlane; plane < firstPlane + order.WindowPlanes; plane++)
            {
                var (from, to) = order.Channels(plane);
                var length = taps.Length * (to - from) * tileOutputs;
                PackPlane(source, destination.Slice(next, length), first, tileOutputs, from, to, places, rows);
                next += length;
            }
        }

        if (next != destination.Length) throw new ArgumentException($"The packed weights are {next} numbers, not {destination.Length}.", nameof(destination));
    }

    void PackPlane(ReadOnlySpan<float> source, Span<float> target, int first, int tileOutputs, int from, int to, ReadOnlySpan<int> places, int[] rows)
    {
        var (extent, last) = (places.Length, Math.Min(first + tileOutputs, order.Outputs));
        for (var channel = 0; channel < to - from; channel++)
        {
            for (var tap = 0; tap < extent; tap++) rows[(channel * extent) + tap] = places[tap] < 0 ? -1 : ((places[tap] * (to - from)) + channel) * tileOutputs;
        }

        // What lies in the window and not in an output's group, and lanes beyond the outputs.
        if (order.Groups > 1 || last < first + tileOutputs || to > order.Inputs) target.Clear();
        fixed (float* sources = source, targets = target)
        fixed (int* runs = rows)
        {
            for (var output = first; output < last;)
            {
                var (group, place) = Math.DivRem(output, order.GroupOutputs);
                var outputs = output + Tile <= last && place + Tile <= order.GroupOutputs ? Tile : 1;
                var firstOfGroup = group * order.GroupInputs;
                var (begin, end) = (Math.Max(from, firstOfGroup), Math.Min(to, firstOfGroup + order.GroupInputs));
                var start = sources + (source.Length / order.Groups * (nint)group) + (place * (nint)outputStep) + ((begin - firstOfGroup) * (nint)inputStep);
                var isOneRun = inputStep == extent;
                for (var channel = begin; channel < end; channel += isOneRun ? end - begin : 1)
                {
                    var count = isOneRun ? (end - begin) * extent : extent;
                    var run = runs + ((channel - from) * extent);
                    if (isOneRun) Prefetch(start + count, outputStep, outputs, count);
                    else Prefetch(start + (outputs * (nint)outputStep), 0, 1, outputs * outputStep);
                    if (outputs == Tile && outputStep == 1 && count == 1) Vector128.Store(Vector128.Load(start), targets + *run + (output - first));
                    else if (outputs == Tile) Transpose(start, outputStep, targets + (output - first), run, count);
                    else Scatter(start, targets + (output - first), run, count);
                    start += inputStep;
                }

                output += outputs;
            }
        }
    }

    /// <summary>
    /// Asks for the numbers that come next in some rows. They lie far apart, so that no processor sees by itself where this goes; and there are more weights
    /// than its caches hold.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Prefetch(float* first, nint step, int rows, int count)
    {
        if (!Sse.IsSupported) return;
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < count; i += CacheLine) Sse.Prefetch1(first + (row * step) + i);
        }
    }

    /// <summary>Four outputs' runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose(float* source, nint step, float* target, int* rows, int count)
    {
        var i = 0;
        for (; i <= count - Tile; i += Tile)
        {
            var (a, b) = (Vector128.Load(source + i), Vector128.Load(source + step + i));
            var (c, d) = (Vector128.Load(source + (2 * step) + i), Vector128.Load(source + (3 * step) + i));
            StridedCopy.Transpose(ref a, ref b, ref c, ref d);
            if (rows[i] >= 0) Vector128.Store(a, target + rows[i]);
            if (rows[i + 1] >= 0) Vector128.Store(b, target + rows[i + 1]);
            if (rows[i + 2] >= 0) Vector128.Store(c, target + rows[i + 2]);
            if (rows[i + 3] >= 0) Vector128.Store(d, target + rows[i + 3]);
        }

        for (; i < count; i++)
        {
            if (rows[i] < 0) continue;
            Vector128.Store(Vector128.Create(source[i], source[step + i], source[(2 * step) + i], source[(3 * step) + i]), target + rows[i]);
        }
    }

    /// <summary>One output's run.</summary>
    static void Scatter(float* source, float* target, int* rows, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (rows[i] >= 0) target[rows[i]] = source[i];
        }
    }
}
