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
        table.Pack(index => parameters[index], packed, threads);
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
            index => index >= 30 ? throw new InvalidFileException("x", $"{index}") : parameters[index], packed, threads));
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
