using System.ComponentModel;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime.Execution;
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

    // Weights of more numbers than that are read and packed some outputs at a time.
    const int MostAtOnce = 1 << 20;

    // WeightPacking.DensePairs of either format.
    const string Halves = "DenseHalves", BFloat16 = "DenseBFloat16";

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
    internal void Pack(WeightReader parameters, AlignedMemory weights, int threads)
    {
        var parts = threads == 1 ? 1 : threads * PartsOfThread;
        var failures = new ExceptionDispatchInfo?[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            try
            {
                Pack(index => parameters.Read(index), weights.Span, part, parts, parameters.ReadsParts ? parameters : null);
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
    /// <param name="reader">What reads parts of a parameter, where something does.</param>
    internal void Pack(ParameterValues parameters, Span<float> weights, int part, int parts, WeightReader? reader = null)
    {
        if (weights.IsEmpty) return;
        foreach (var entry in entries)
        {
            var middle = entry.Offset + (entry.Length / 2L);
            if (middle * parts / weights.Length == part) Pack(entry, parameters, weights.Slice(entry.Offset, entry.Length), reader);
        }
    }

    static void Pack(Entry entry, ParameterValues parameters, Span<float> destination, WeightReader? reader)
    {
        if (reader is null || entry.Outputs == 0 || (long)entry.Outputs * entry.RowLength <= MostAtOnce) Pack(entry.Call, entry.Sizes, parameters, destination);
        else PackByOutputs(entry, reader, destination);
    }

    /// <summary>Packs a matrix whose rows are outputs as one of fewer rows after the other: tiles of outputs are packed independently of each other.</summary>
    static void PackByOutputs(Entry entry, WeightReader reader, Span<float> destination)
    {
        var (parameter, rowLength, packedRow) = (entry.Call[0].Parameter, entry.RowLength, destination.Length / entry.PackedOutputs(entry.Outputs));
        var most = Math.Max(1, MostAtOnce / rowLength / entry.TileOutputs) * entry.TileOutputs;
        using var rows = new AlignedMemory((long)most * rowLength, zeroed: false);
        int[] sizes = [.. entry.Sizes];
        for (var first = 0; first < entry.Outputs; first += most)
        {
            sizes[0] = Math.Min(most, entry.Outputs - first);
            var length = sizes[0] * rowLength;
            reader.ReadPart(parameter, (long)first * rowLength, rows.Span[..length]);
            var packed = packedRow * entry.PackedOutputs(sizes[0]);
            Pack(entry.Call, sizes, _ => rows.Span[..length], destination[..packed]);
            destination = destination[packed..];
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
            case Halves:
                WeightPacking.DensePairs<HalfFormat>(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3]);
                break;
            case BFloat16:
                WeightPacking.DensePairs<BFloat16Format>(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3]);
                break;
            case nameof(WeightPacking.Winograd):
                WeightPacking.Winograd(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
                break;
            case nameof(WeightPacking.Channelwise):
                WeightPacking.Channelwise(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
                break;
            case nameof(WeightPacking.Planar):
                WeightPacking.Planar(Evaluate(node[0], reader), destination, sizes[0], sizes[1], sizes[2], sizes[3]);
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
        /// <summary>Outputs whose weights follow one another in a parameter, so that some can be packed without the rest; 0 of other weights.</summary>
        public int Outputs => IsDense ? Sizes[2] == 1 && Call[0].IsParameter ? Sizes[0] : 0 : IsPairs && Call[0].IsParameter ? Sizes[0] : 0;

        /// <summary>Numbers of an output.</summary>
        public int RowLength => IsDense ? Sizes[1] * Sizes[3] * Sizes[4] : Sizes[1];

        /// <summary>Outputs of a tile.</summary>
        public int TileOutputs => IsDense ? Sizes[7] * Sizes[8] : Sizes[2] * Sizes[3];

        bool IsDense => Call.Name == nameof(WeightPacking.Dense);

        bool IsPairs => Call.Name is Halves or BFloat16;

        /// <summary>So many outputs in whole vectors.</summary>
        public int PackedOutputs(int outputs)
        {
            var lanes = Sizes[^1];
            return (outputs + lanes - 1) / lanes * lanes;
        }

        public static Entry Parse(string line)
        {
            if (line.Split(' ', 3) is not [var offset, var length, var text]) throw new FormatException($"'{line}' packs nothing.");
            var call = PackingNode.Parse(text);
            return new(int.Parse(offset, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture), call, [.. call.Arguments.Skip(1).Select(a => a.Integer)]);
        }
    }
}
