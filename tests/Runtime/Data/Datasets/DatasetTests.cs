using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Datasets;

public class DatasetTests
{
    static readonly ArrayDataset labelled = new(new([.. Enumerable.Range(0, 12).Select(i => (float)i)], 4, 3), [2, 0, Dataset.NoLabel, 1], classes: 3);

    [Fact]
    public void Items_are_read_with_their_labels()
    {
        Assert.Equal((4, 3, 3, 0), (labelled.Count, labelled.Length, labelled.Classes, labelled.TargetLength));
        Assert.Equal([2, 0, -100, 1], labelled.Labels());
        Same([3, 4, 5], 0, labelled, 1);
    }

    [Fact]
    public void Targets_may_be_floats()
    {
        var curve = ArrayDataset.Regression(new([1, 2], 2, 1), new([10, 11, 20, 21], 2, 2));
        var (values, target) = (new float[1], new float[2]);
        var random = default(RandomStream);
        Assert.Equal(Dataset.NoLabel, curve.Read(1, values, target, ref random));
        Assert.Equal([20, 21], target);
        Assert.Throws<InvalidOperationException>(() => curve.Labels());
        Assert.Throws<ArgumentException>("targets", () => ArrayDataset.Regression(new([1, 2], 2, 1), new([1], 1)));
    }

    [Fact]
    public void Subsets_and_concatenations_have_the_items_of_their_parts()
    {
        var two = labelled.Subset([3, 1]);
        var all = two.Concat(labelled, two);
        Assert.Equal([1, 0, 2, 0, -100, 1, 1, 0], all.Labels());
        Same([9, 10, 11], 1, all, 0);
        Same([0, 1, 2], 2, all, 2);
        Same([3, 4, 5], 0, all, 7);
        Same([3, 4, 5], 0, new MemoryDataset(all), 7);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Read(labelled, 4));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => labelled.LabelOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>("indices", () => labelled.Subset([0, 4]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => new ArrayDataset(new([1, 2], 2, 1), [0, 3], 3));
        Assert.Throws<ArgumentException>("labels", () => new ArrayDataset(new([1, 2], 2, 1), [0], 3));
        var refusal = Assert.Throws<ArgumentException>("parts", () => labelled.Concat(ArrayDataset.Unlabelled(new([1, 2, 3], 1, 3))));
        Assert.StartsWith("Data set 1 has items of 3, targets of 0 floats and 0 classes where items of 3, targets of 0 floats and 3 classes are expected.", refusal.Message, StringComparison.Ordinal);
    }

    static void Same(float[] values, int label, Dataset dataset, int index)
    {
        var (found, foundLabel) = Read(dataset, index);
        Assert.Equal(values, found);
        Assert.Equal(label, foundLabel);
    }

    static (float[] Values, int Label) Read(Dataset dataset, int index)
    {
        var values = new float[dataset.Length];
        var random = default(RandomStream);
        return (values, dataset.Read(index, values, [], ref random));
    }
}
