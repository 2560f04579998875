using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Datasets;

public class DatasetSplitTests
{
    // Item i holds i; 100 of class 0, 30 of class 1, 7 of class 2.
    static readonly ArrayDataset dataset = new(
        new([.. Enumerable.Range(0, 137).Select(i => (float)i)], 137, 1), [.. Enumerable.Range(0, 137).Select(i => i < 100 ? 0 : i < 130 ? 1 : 2)], classes: 3);

    [Theory]
    [InlineData(new double[] { 80, 20 }, new[] { 110, 27 })]
    [InlineData(new double[] { 6, 2, 2 }, new[] { 82, 28, 27 })]
    [InlineData(new double[] { 98, 1, 1 }, new[] { 134, 2, 1 })]
    [InlineData(new double[] { 1 }, new[] { 137 })]
    public void Parts_are_in_proportion_and_have_no_item_in_common(double[] ratios, int[] sizes)
    {
        var parts = DatasetSplit.Random(dataset, 1, ratios);
        Assert.Equal(sizes, parts.Select(p => p.Count));
        Assert.Equal(Enumerable.Range(0, 137), parts.SelectMany(Items).Order());
        Assert.Equal(parts.SelectMany(Items), DatasetSplit.Random(dataset, 1, ratios).SelectMany(Items));
        Assert.NotEqual(parts.SelectMany(Items), DatasetSplit.Random(dataset, 2, ratios).SelectMany(Items));
    }

    [Fact]
    public void Whole_shares_are_not_rounded_down() => Assert.Equal([8, 1, 1], DatasetSplit.Random(dataset.Subset(Enumerable.Range(0, 10)), 1, 0.8, 0.1, 0.1).Select(p => p.Count));

    [Fact]
    public void Stratified_parts_have_the_classes_in_their_shares()
    {
        var parts = DatasetSplit.Stratified(dataset, 1, 6, 2, 2);
        Assert.Equal(Enumerable.Range(0, 137), parts.SelectMany(Items).Order());
        Assert.Equal([60, 20, 20], parts.Select(p => p.Labels().Count(l => l == 0)));
        Assert.Equal([18, 6, 6], parts.Select(p => p.Labels().Count(l => l == 1)));
        Assert.Equal(7, parts.Sum(p => p.Labels().Count(l => l == 2)));
        Assert.All(parts, p => Assert.InRange(p.Labels().Count(l => l == 2), 1, 4));
        // Mixed, not class after class.
        Assert.NotEqual(parts[0].Labels().Order(), parts[0].Labels());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_item_is_validated_on_once(bool stratified)
    {
        var folds = stratified ? DatasetSplit.StratifiedFolds(dataset, 5, 1) : DatasetSplit.Folds(dataset, 5, 1);
        Assert.Equal(Enumerable.Range(0, 137), folds.SelectMany(f => Items(f.Validation)).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, 137), Items(f.Training).Concat(Items(f.Validation)).Order()));
        Assert.All(folds, f => Assert.InRange(f.Validation.Count, 27, 28));
        if (!stratified) return;
        foreach (var (label, low, high) in new[] { (0, 20, 20), (1, 6, 6), (2, 1, 2) })
        {
            Assert.All(folds, f => Assert.InRange(f.Validation.Labels().Count(l => l == label), low, high));
        }
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Throws<ArgumentException>("ratios", () => DatasetSplit.Random(dataset, 1));
        Assert.Throws<ArgumentOutOfRangeException>("ratios", () => DatasetSplit.Random(dataset, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => DatasetSplit.Folds(dataset, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => DatasetSplit.StratifiedFolds(dataset, 138, 1));
    }

    static int[] Items(Dataset part)
    {
        var value = new float[1];
        var random = default(RandomStream);
        return [.. Enumerable.Range(0, part.Count).Select(i =>
        {
            part.Read(i, value, [], ref random);
            return (int)value[0];
        })];
    }
}
