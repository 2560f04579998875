using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class RandomStreamTests
{
    const int Draws = 40_000;

    [Fact]
    public void A_stream_is_a_function_of_all_that_names_it()
    {
        var streams = new[]
        {
            Words(new(1, RandomPurpose.Item, 2, 3, 4)), Words(new(2, RandomPurpose.Item, 2, 3, 4)), Words(new(1, RandomPurpose.Batch, 2, 3, 4)),
            Words(new(1, RandomPurpose.Item, 3, 3, 4)), Words(new(1, RandomPurpose.Item, 2, 4, 4)), Words(new(1, RandomPurpose.Item, 2, 3, 5)),
        };
        Assert.Equal(streams[0], Words(new(1, RandomPurpose.Item, 2, 3, 4)));
        // Ten words of 32 bits that two streams share would be no accident.
        Assert.Equal(streams.Length * 10, streams.SelectMany(s => s).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Integers_are_equally_likely(int bound)
    {
        var random = new RandomStream(1, RandomPurpose.General);
        var counts = new double[bound];
        for (var i = 0; i < Draws; i++) counts[random.Next(bound)]++;
        var expected = (double)Draws / bound;
        var chiSquare = counts.Sum(c => (c - expected) * (c - expected) / expected);
        // Its mean is one less than the classes, its variance twice that.
        Assert.True(Math.Abs(chiSquare - (bound - 1)) <= 5 * Math.Sqrt(2 * bound), $"χ² is {chiSquare} of {bound - 1} degrees");
    }

    [Fact]
    public void Numbers_have_the_moments_of_their_distributions()
    {
        var random = new RandomStream(2, RandomPurpose.General);
        Moments(() => random.NextDouble(), 0.5, 1.0 / 12);
        Moments(() => random.Uniform(-1, 3), 1, 16.0 / 12);
        Moments(() => random.Normal(), 0, 1);
        Moments(() => random.Gamma(2.5), 2.5, 2.5);
        Moments(() => random.Gamma(0.4), 0.4, 0.4);
        Moments(() => random.Beta(2, 3), 0.4, 0.04);
        Moments(() => random.Beta(0.2, 0.2), 0.5, 0.25 / 1.4);
        Moments(() => random.Happens(0.3) ? 1 : 0, 0.3, 0.21);
    }

    [Fact]
    public void Every_order_of_a_shuffle_is_equally_likely()
    {
        var random = new RandomStream(3, RandomPurpose.General);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 24_000; i++)
        {
            int[] values = [0, 1, 2, 3];
            random.Shuffle<int>(values);
            var key = string.Join(' ', values);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 1000 - 160, 1000 + 160));
    }

    static uint[] Words(RandomStream random) => [.. Enumerable.Range(0, 10).Select(_ => random.NextWord())];

    static void Moments(Func<double> draw, double mean, double variance)
    {
        var values = Enumerable.Range(0, Draws).Select(_ => draw()).ToArray();
        var found = values.Average();
        // Five standard errors.
        Assert.InRange(found, mean - (5 * Math.Sqrt(variance / Draws)), mean + (5 * Math.Sqrt(variance / Draws)));
        Assert.InRange(values.Average(v => (v - found) * (v - found)), variance * 0.94, variance * 1.06);
    }
}
