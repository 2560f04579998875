using System.ComponentModel;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Weights;

/// <summary>
/// Fills a network's packed weights by the table that generated code holds. A line each:
/// <c>9472 64 Copy(MultiplyAdd(p3, NormScale(p1, p4, 1E-05), p2, true)) // bn1.bias</c>: where it goes, how many numbers it is, a method of
/// <see cref="WeightPacking"/> over functions of <see cref="WeightArithmetic"/> and parameters, and a remark.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PackingTable
{
    // Layers differ in size: the threads take parts in turn.
    const int PartsOfThread = 8;

    readonly Entry[] entries;

    PackingTable(Entry[] entries) => this.entries = entries;

    /// <summary>Reads a table.</summary>
    /// <param name="table">The lines, in UTF-8.</param>
    /// <exception cref="FormatException">A line is not one that the generator writes.</exception>
    public static PackingTable Parse(ReadOnlySpan<byte> table) =>
        new([.. Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Entry.Parse(line.Split(" //")[0].Trim()))]);

    /// <summary>Packs all weights, on several threads.</summary>
    /// <param name="parameters">The weights, in PyTorch's order; asked for by all threads at once.</param>
    /// <param name="weights">Where they go.</param>
    /// <param name="threads">How many threads.</param>
    /// <exception cref="FormatException">A line is not one that the generator writes.</exception>
    /// <exception cref="InvalidFileException">A weight is not finite, or the file was cut off since it was opened.</exception>
    internal void Pack(ParameterValues parameters, AlignedMemory weights, int threads)
    {
        var parts = threads == 1 ? 1 : threads * PartsOfThread;
        var failures = new ExceptionDispatchInfo?[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            try
            {
                Pack(parameters, weights.Span, part, parts);
            }
#pragma warning disable CA1031 // The first in the order of the weights is thrown again below.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[part] = ExceptionDispatchInfo.Capture(exception);
            }
        });
        failures.FirstOrDefault(f => f is not null)?.Throw();
    }

    /// <summary>Packs the weights that fall to one of several parts, about equally large.</summary>
    /// <param name="parameters">The weights, in PyTorch's order.</param>
    /// <param name="weights">Where all go.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    internal void Pack(ParameterValues parameters, Span<float> weights, int part, int parts)
    {
        if (weights.IsEmpty) return;
        foreach (var entry in entries)
        {
            var middle = entry.Offset + (entry.Length / 2L);
            if (middle * parts / weights.Length == part) Pack(entry.Call, entry.Sizes, parameters, weights.Slice(entry.Offset, entry.Length));
        }
    }

    static void Pack(PackingNode node, int[] sizes, ParameterValues reader, Span<float> destination)
    {
        switch (node.Name)
        {
            case nameof(WeightPacking.Zeros):
                WeightPacking.Zeros(destination);
                break;
            case nameof(WeightPacking.Copy):
                WeightPacking.Copy(Evaluate(node[0], reader), destination);
                break;
            case nameof(WeightPacking.Repeat):
                WeightPacking.Repeat(Evaluate(node[0], reader), destination, sizes[0]);
                break;
            case nameof(WeightPacking.Dense):
                WeightPacking.Dense(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], sizes[8]);
                break;
            case nameof(WeightPacking.Winograd):
                WeightPacking.Winograd(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
                break;
            case nameof(WeightPacking.Channelwise):
                WeightPacking.Channelwise(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
                break;
            case nameof(WeightPacking.Recurrent):
                WeightPacking.Recurrent(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3]);
                break;
            case nameof(WeightPacking.DenseGradient):
                WeightPacking.DenseGradient(
                    Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6],
                    Axes(sizes.AsSpan(7)));
                break;
            case nameof(WeightPacking.ChannelwiseGradient):
                WeightPacking.ChannelwiseGradient(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], Axes(sizes.AsSpan(4)));
                break;
            default:
                throw new FormatException($"There is no packing '{node.Name}'.");
        }
    }

    static ReadOnlySpan<TapSelection> Axes(ReadOnlySpan<int> sizes) => MemoryMarshal.Cast<int, TapSelection>(sizes);

    static ReadOnlySpan<float> Evaluate(PackingNode node, ParameterValues reader) => node.Name switch
    {
        nameof(WeightArithmetic.Filled) => WeightArithmetic.Filled(node[0].Number, node[1].Integer),
        nameof(WeightArithmetic.NormScale) => WeightArithmetic.NormScale(Evaluate(node[0], reader), Evaluate(node[1], reader), node[2].Number),
        nameof(WeightArithmetic.MultiplyAdd) => WeightArithmetic.MultiplyAdd(Evaluate(node[0], reader), Evaluate(node[1], reader), Evaluate(node[2], reader), node[3].Truth),
        nameof(WeightArithmetic.ScaleRows) => WeightArithmetic.ScaleRows(Evaluate(node[0], reader), Evaluate(node[1], reader)),
        _ => reader(node.Parameter),
    };

    sealed record Entry(int Offset, int Length, PackingNode Call, int[] Sizes)
    {
        public static Entry Parse(string line)
        {
            if (line.Split(' ', 3) is not [var offset, var length, var text]) throw new FormatException($"'{line}' packs nothing.");
            var call = PackingNode.Parse(text);
            return new(int.Parse(offset, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture), call, [.. call.Arguments.Skip(1).Select(a => a.Integer)]);
        }
    }
}
