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
    public void Stacked_data_sets_give_the_tensors_and_targets_of_all()
    {
        var points = ArrayDataset.Regression(new([1, 2, 3, 4, 5, 6, 7, 8], 4, 2), new([10, 11, 20, 21, 30, 31, 40, 41], 4, 2));
        var colours = new ArrayDataset(new([], 4, 0), [0, 1, 4, Dataset.NoLabel], classes: 5);
        var stack = new StackDataset(points, labelled, colours, ArrayDataset.TargetsOnly(new([5, 6, 7, 8], 4)));
        Assert.Equal([5], stack.Shape.ToArray());
        Assert.Equal([[2], [3]], stack.Inputs.Select(s => s.ToArray()));
        Assert.Equal((4, 3, 4), (stack.Count, stack.Classes, stack.TargetLength));
        Assert.Equal([2, 0, -100, 1], stack.Labels());
        var items = stack.Subset([3, 2]).Concat(new MemoryDataset(stack));
        Assert.Equal([[2], [3]], items.Inputs.Select(s => s.ToArray()));
        var (values, target) = (new float[5], new float[4]);
        var random = default(RandomStream);
        Assert.Equal(Dataset.NoLabel, items.Read(1, values, target, ref random));
        Assert.Equal([5, 6, 6, 7, 8], values);
        Assert.Equal([30, 31, 4, 7], target);
        Assert.Equal(0, items.Read(3, values, target, ref random));
        Assert.Equal([3, 4, 3, 4, 5], values);
        Assert.Equal([20, 21, 1, 6], target);
        // A label comes after the targets of its part.
        var nested = new StackDataset(labelled, new StackDataset(points, colours), points);
        Assert.Equal(5, nested.TargetLength);
        (values, target) = (new float[7], new float[5]);
        nested.Read(1, values, target, ref random);
        Assert.Equal([20, 21, 1, 20, 21], target);
        Assert.Equal([[3], [2], [2]], nested.Inputs.Select(s => s.ToArray()));
        Assert.Throws<ArgumentException>("parts", () => new StackDataset(labelled, labelled.Subset([1])));
        var refusal = Assert.Throws<ArgumentException>("parts", () => stack.Concat(new StackDataset(labelled, points)));
        Assert.StartsWith("Data set 1 has items of 3 and 2,", refusal.Message, StringComparison.Ordinal);
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
