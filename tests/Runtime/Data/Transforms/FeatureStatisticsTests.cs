using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Transforms;

public class FeatureStatisticsTests
{
    // Three items of two channels of two values; the second channel lies far from zero.
    static readonly ArrayDataset dataset = ArrayDataset.Unlabelled(new([1, 2, 1e6f, 1e6f + 1, 3, 6, 1e6f + 2, 1e6f + 1, 0, 0, 1e6f, 1e6f + 2], 3, 2, 2));

    [Fact]
    public void Statistics_are_of_each_channel()
    {
        var statistics = FeatureStatistics.Of(dataset);
        Assert.Equal([0, 1e6], statistics.Minima);
        Assert.Equal([6, 1e6 + 2], statistics.Maxima);
        Assert.Equal(2, statistics.Means[0], 1e-14);
        Assert.Equal(1e6 + 1, statistics.Means[1], 1e-9);
        // Squares 1, 4, 9, 36 less four times six: 26/6; and 4 of 6 a whole step from the mean.
        Assert.Equal(Math.Sqrt(26.0 / 6), statistics.Deviations[0], 1e-14);
        Assert.Equal(Math.Sqrt(4.0 / 6), statistics.Deviations[1], 1e-12);
    }

    [Fact]
    public void Normalised_values_have_the_statistics_that_they_should()
    {
        var statistics = FeatureStatistics.Of(dataset);
        var standard = FeatureStatistics.Of(dataset.With(statistics.ZScore()));
        Assert.All(standard.Means, m => Assert.Equal(0, m, 1e-7));
        Assert.All(standard.Deviations, d => Assert.Equal(1, d, 1e-7));
        var ranged = FeatureStatistics.Of(dataset.With(statistics.MinMax(-1, 3)));
        Assert.All(ranged.Minima, m => Assert.Equal(-1, m, 1e-9));
        Assert.All(ranged.Maxima, m => Assert.Equal(3, m, 1e-9));
    }

    [Fact]
    public void A_channel_of_one_value_is_not_divided_by_zero()
    {
        var constant = ArrayDataset.Unlabelled(new([5, 5, 5], 3, 1));
        var statistics = FeatureStatistics.Of(constant);
        Assert.Equal(0, Read(constant.With(statistics.ZScore())));
        Assert.Equal(2, Read(constant.With(statistics.MinMax(2, 3))));
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => FeatureStatistics.Of(ArrayDataset.Unlabelled(new([1, float.NaN], 2, 1))));
        Assert.StartsWith("Item 1 holds NaN", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FeatureStatistics.Of(ArrayDataset.Unlabelled(new([], 0, 1))));
    }

    static float Read(Dataset source)
    {
        var value = new float[1];
        var random = default(RandomStream);
        source.Read(1, value, [], ref random);
        return value[0];
    }
}
