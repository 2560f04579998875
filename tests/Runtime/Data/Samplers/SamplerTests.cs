using NetGen.Runtime.Data.Samplers;

namespace NetGen.Runtime.Tests.Data.Samplers;

public class SamplerTests
{
    // Of 100 items 70 are of class 0, 20 of class 1, 10 of class 5.
    static readonly int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 5)];

    static readonly Sampler[] samplers =
    [
        new RandomSampler(50), new RandomSampler(50, replacement: true), new SubsetRandomSampler(Enumerable.Range(10, 40)), new WeightedRandomSampler([1, 2, 0, 4], 50),
        new WeightedRandomSampler([.. Enumerable.Repeat(1.0, 60)], 50, replacement: false), new StratifiedSampler(labels), new OverSampler(labels), new UnderSampler(labels),
    ];

    public static TheoryData<int> Random => [.. Enumerable.Range(0, samplers.Length)];

    [Theory]
    [MemberData(nameof(Random))]
    public void An_order_is_a_function_of_seed_and_epoch(int index)
    {
        var sampler = samplers[index];
        var order = sampler.Draw(1, 2);
        Assert.Equal(sampler.Count, order.Length);
        Assert.Equal(order, sampler.Draw(1, 2));
        Assert.NotEqual(order, sampler.Draw(1, 3));
        Assert.NotEqual(order, sampler.Draw(2, 2));
    }

    [Fact]
    public void Items_come_in_order() => Assert.Equal([0, 1, 2, 3], new SequentialSampler(4).Draw(1, 1));

    [Fact]
    public void Without_replacement_none_comes_again_before_all()
    {
        var order = new RandomSampler(10, samples: 25).Draw(1, 0);
        Assert.Equal(Enumerable.Range(0, 10), order[..10].Order());
        Assert.Equal(Enumerable.Range(0, 10), order[10..20].Order());
        Assert.Equal(5, order[20..].Distinct().Count());
        Assert.NotEqual(order[..10], order[10..20]);
        Assert.Contains(new RandomSampler(10, replacement: true).Draw(1, 0).GroupBy(i => i), g => g.Count() > 1);
        Assert.Equal(Enumerable.Range(10, 40), new SubsetRandomSampler(Enumerable.Range(10, 40)).Draw(1, 0).Order());
    }

    [Fact]
    public void Items_come_in_proportion_to_their_weights()
    {
        var counts = Count(new WeightedRandomSampler([1, 0, 2, 5, 0], 80_000).Draw(1, 0), 5);
        Assert.Equal((0, 0), (counts[1], counts[4]));
        // Five standard deviations of a binomial distribution.
        foreach (var (i, share) in new[] { (0, 0.125), (2, 0.25), (3, 0.625) }) Near(counts[i], share, 80_000);
    }

    [Fact]
    public void Without_replacement_weights_count_among_what_is_left()
    {
        var firsts = new int[4];
        var seconds = new int[4];
        var sampler = new WeightedRandomSampler([1, 0, 2, 5], 2, replacement: false);
        for (var epoch = 0; epoch < 20_000; epoch++)
        {
            var order = sampler.Draw(1, epoch);
            Assert.NotEqual(order[0], order[1]);
            firsts[order[0]]++;
            seconds[order[1]]++;
        }

        Near(firsts[0], 1.0 / 8, 20_000);
        Near(firsts[3], 5.0 / 8, 20_000);
        Near(seconds[0], (2.0 / 8 / 6) + (5.0 / 8 / 3), 20_000);
        Near(seconds[2], (1.0 / 8 * 2 / 7) + (5.0 / 8 * 2 / 3), 20_000);
    }

    [Fact]
    public void Weights_by_class_make_classes_equally_likely()
    {
        var counts = Count([.. WeightedRandomSampler.ForClasses(labels, 30_000).Draw(1, 0).Select(i => labels[i])], 6);
        foreach (var label in new[] { 0, 1, 5 }) Near(counts[label], 1.0 / 3, 30_000);
    }

    [Fact]
    public void Every_stretch_is_stratified()
    {
        for (var epoch = 0; epoch < 20; epoch++)
        {
            var order = new StratifiedSampler(labels).Draw(1, epoch);
            Assert.Equal(Enumerable.Range(0, 100), order.Order());
            for (var start = 0; start < 100; start += 20)
            {
                var counts = Count([.. order[start..(start + 20)].Select(i => labels[i])], 6);
                Assert.InRange(counts[0], 12, 16);
                Assert.InRange(counts[1], 2, 6);
                Assert.InRange(counts[5], 0, 4);
            }
        }
    }

    [Fact]
    public void Classes_are_brought_to_the_same_number()
    {
        var over = new OverSampler(labels).Draw(1, 0);
        Assert.All(new[] { 0, 1, 5 }, c => Assert.Equal(70, over.Count(i => labels[i] == c)));
        // Of ten items seven times each, of twenty three or four times.
        Assert.All(over.Where(i => labels[i] == 5).GroupBy(i => i), g => Assert.Equal(7, g.Count()));
        Assert.All(over.Where(i => labels[i] == 1).GroupBy(i => i), g => Assert.InRange(g.Count(), 3, 4));
        var under = new UnderSampler(labels).Draw(1, 0);
        Assert.All(new[] { 0, 1, 5 }, c => Assert.Equal(10, under.Count(i => labels[i] == c)));
        Assert.Equal(30, under.Distinct().Count());
    }

    [Theory]
    [InlineData(false, 4, 1)]
    [InlineData(true, 3, 3)]
    public void Batches_are_of_one_size(bool dropLast, int count, int last)
    {
        var sampler = new SizedBatchSampler(new SequentialSampler(10), 3, dropLast);
        var batches = sampler.Draw(0, 0);
        Assert.Equal((count, count), (sampler.Count, batches.Length));
        Assert.Equal(last, batches[^1].Length);
        Assert.Equal(Enumerable.Range(0, dropLast ? 9 : 10), batches.SelectMany(b => b));
    }

    [Fact]
    public void Batches_of_classes_have_as_many_items_of_each()
    {
        var sampler = new ClassBatchSampler(labels, classes: 2, items: 12);
        var batches = sampler.Draw(1, 0);
        Assert.Equal(sampler.Count, batches.Length);
        Assert.All(batches, b => Assert.Equal([12, 12], b.GroupBy(i => labels[i]).Select(g => g.Count())));
        Assert.Equal(batches, sampler.Draw(1, 0));
        Assert.NotEqual(batches, sampler.Draw(1, 1));
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new RandomSampler(0));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => new WeightedRandomSampler([1, -1], 1));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => new WeightedRandomSampler([1, 0, 2], 3, replacement: false));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => new OverSampler([0, -1]));
        Assert.Throws<ArgumentException>("labels", () => new StratifiedSampler([]));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ClassBatchSampler(labels, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => new SequentialSampler(1).Draw(0, -1));
    }

    static int[] Count(int[] values, int length)
    {
        var counts = new int[length];
        foreach (var value in values) counts[value]++;
        return counts;
    }

    static void Near(int count, double share, int draws) =>
        Assert.InRange(count, (share * draws) - (5 * Math.Sqrt(share * (1 - share) * draws)), (share * draws) + (5 * Math.Sqrt(share * (1 - share) * draws)));
}
