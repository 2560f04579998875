using System.Text;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Weights;

public class PackingTableTests
{
    [Fact]
    public void Every_method_and_function_is_reached_by_its_name()
    {
        var weights = new float[48];
        weights.AsSpan().Fill(-1);
        Pack(
            """
            0 4 Copy(p0) // w
                4 3 Zeros()
            8 4 Repeat(Filled(0.5, 1), 3) // nothing
            12 4 Copy(NormScale(p1, p2, 0))
            16 4 Copy(MultiplyAdd(p1, p1, p2, true))
            20 4 Copy(ScaleRows(p0, p1))
            24 8 Dense(p0, 2, 2, 1, 1, 1, 4, 1, 1, 4)
            32 4 Channelwise(p1, 2, 1, 1, 1, 4)
            36 8 Recurrent(p0, 2, 1, 2, 2)
            """, weights);

        // p0 is 1 2 3 4, p1 is 2 and 6, p2 is 4 and 9.
        Assert.Equal([1, 2, 3, 4, 0, 0, 0, -1, .5f, .5f, .5f, 0], weights[..12]);
        Assert.Equal([1, 2, 0, 0], weights[12..16]);
        Assert.Equal([0, -27, 0, 0], weights[16..20]);
        Assert.Equal([2, 4, 18, 24], weights[20..24]);
        Assert.Equal([1, 3, 0, 0, 2, 4, 0, 0], weights[24..32]);
        Assert.Equal([2, 6, 0, 0], weights[32..36]);
        Assert.Equal([1, 0, 3, 0, 2, 0, 4, 0], weights[36..44]);
    }

    /// <summary>Three inputs are two pairs; five outputs are a tile of one vector and another.</summary>
    [Theory]
    [InlineData("DenseHalves", 0x3C00_3800u, 0x3800u)]
    [InlineData("DenseBFloat16", 0x3F80_3F00u, 0x3F00u)]
    public void Weights_of_16_bits_are_packed_in_pairs(string method, uint halfAndOne, uint half)
    {
        // Of each output the weights ½, 1, ½.
        var parameters = Enumerable.Repeat(new[] { .5f, 1, .5f }, 5).SelectMany(w => w).ToArray();
        using var packed = new AlignedMemory(16);
        PackingTable.Parse(Encoding.UTF8.GetBytes($"0 16 {method}(p0, 5, 3, 1, 4)")).Pack(new WeightReader([], _ => parameters), packed, threads: 1);
        Assert.Equal(
            [halfAndOne, halfAndOne, halfAndOne, halfAndOne, half, half, half, half, halfAndOne, 0, 0, 0, half, 0, 0, 0],
            packed.Span.ToArray().Select(BitConverter.SingleToUInt32Bits));
    }

    /// <summary>A matrix of 1.5 million numbers: more than are read at once, in tiles of 48 outputs of which the last has fewer.</summary>
    [Theory]
    [InlineData("Dense(p0, 5003, 301, 1, 1, 1, 301, 1, 3, 16)", 301)]
    [InlineData("DenseHalves(p0, 5003, 301, 3, 16)", 151)]
    [InlineData("DenseBFloat16(p0, 5003, 301, 3, 16)", 151)]
    public void A_large_matrix_that_is_read_in_parts_is_packed_as_one_that_is_read_at_once(string call, int rows)
    {
        const int Outputs = 5003, Inputs = 301, InVectors = 5008;
        var matrix = Enumerable.Range(0, Outputs * Inputs).Select(i => ((i * 7919L % 10_007) - 5000) / 5000f).ToArray();
        var table = PackingTable.Parse(Encoding.UTF8.GetBytes($"0 {rows * InVectors} {call}"));
        using AlignedMemory whole = new(rows * InVectors), inParts = new(rows * InVectors);
        var largest = 0;
        table.Pack(new WeightReader([], _ => matrix), whole, threads: 1);
        table.Pack(
            new WeightReader([], _ => throw new InvalidOperationException("it is read at once"), (_, start, destination) =>
            {
                largest = Math.Max(largest, destination.Length);
                matrix.AsSpan((int)start, destination.Length).CopyTo(destination);
            }),
            inParts, threads: 2);
        Assert.True(whole.Span.SequenceEqual(inParts.Span));
        Assert.InRange(largest, Inputs, 1 << 20);
    }

    [Theory]
    [InlineData("0 4")]
    [InlineData("0 4 Copy")]
    [InlineData("0 4 Copy(p0")]
    [InlineData("0 4 Copy(p0) p1")]
    [InlineData("0 4 Copy(q0)")]
    [InlineData("0 4 Copy(px)")]
    [InlineData("0 4 Sort(p0)")]
    [InlineData("x 4 Copy(p0)")]
    public void What_the_generator_does_not_write_is_refused(string line) => Assert.Throws<FormatException>(() => Pack(line, new float[8]));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Several_threads_pack_what_one_does(int threads)
    {
        var (table, parameters) = Copies();
        using var packed = new AlignedMemory(200);
        table.Pack(new WeightReader([], index => parameters[index]), packed, threads);
        Assert.Equal(parameters.SelectMany(p => p), packed.Span.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_several_weights_that_cannot_be_read_the_first_is_named(int threads)
    {
        var (table, parameters) = Copies();
        using var packed = new AlignedMemory(200);
        var failure = Assert.Throws<InvalidFileException>(() => table.Pack(
            new WeightReader([], index => index >= 30 ? throw new InvalidFileException("x", $"{index}") : parameters[index]), packed, threads));
        Assert.Equal("30", failure.Problem);
    }

    /// <summary>A table of 50 copies, of four numbers each.</summary>
    static (PackingTable Table, float[][] Parameters) Copies()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{4 * i} 4 Copy(p{i})"));
        return (PackingTable.Parse(Encoding.UTF8.GetBytes(lines)), [.. Enumerable.Range(0, 50).Select(i => new float[] { i, i + .25f, i + .5f, i + .75f })]);
    }

    static void Pack(string table, Span<float> weights)
    {
        float[][] parameters = [[1, 2, 3, 4], [2, 6], [4, 9]];
        PackingTable.Parse(Encoding.UTF8.GetBytes(table)).Pack(index => parameters[index], weights, part: 0, parts: 1);
    }
}
