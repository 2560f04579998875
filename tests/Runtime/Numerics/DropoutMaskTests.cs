using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class DropoutMaskTests
{
    // Random123's known answer for a key and a counter of zeros.
    [Theory]
    [InlineData(0, 0x6627e8d5u)]
    [InlineData(1, 0xe169c58du)]
    [InlineData(2, 0xbc57ac4cu)]
    [InlineData(3, 0x9b00dbd8u)]
    public void An_element_is_kept_up_to_the_probability_of_its_word(int element, uint word)
    {
        // As far from the word as a float may be rounded.
        Assert.True(new DropoutMask(0, 0, 0, (float)((word - 300.0) / (1L << 32))).Keeps(element));
        Assert.False(new DropoutMask(0, 0, 0, (float)((word + 300.0) / (1L << 32))).Keeps(element));
    }

    [Fact]
    public void Elements_are_the_same_wherever_a_part_begins()
    {
        var mask = new DropoutMask(1, 2, 3, 0.5f);
        float[] source = [.. Enumerable.Range(1, 101).Select(i => (float)i)], whole = new float[101], parts = new float[101];
        mask.Apply(source, whole, first: 1000);
        foreach (var (start, end) in new[] { (0, 1), (1, 6), (6, 50), (50, 101) }) mask.Apply(source.AsSpan(start, end - start), parts.AsSpan(start), 1000 + start);
        Assert.Equal(whole, parts);
        Assert.Equal(source.Select((v, i) => mask.Keeps(1000 + i) ? v * 2 : 0), whole);
        Assert.InRange(whole.Count(v => v == 0), 26, 75);
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1f, 0f)]
    public void The_extremes_keep_all_or_nothing(float probability, float expected)
    {
        var result = new float[1000];
        new DropoutMask(5, 6, 7, probability).Apply(Enumerable.Repeat(1f, 1000).ToArray(), result, 0);
        Assert.All(result, v => Assert.Equal(expected, v));
    }
}
