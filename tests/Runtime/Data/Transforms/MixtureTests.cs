using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Tests.Data.Transforms;

public class MixtureTests
{
    const int Items = 24, Classes = 4, Size = 6;

    // Item i is i + 1 everywhere, of class i mod 4.
    static readonly ArrayDataset dataset = new(
        new([.. Enumerable.Range(0, Items * Size * Size).Select(i => 1f + (i / (Size * Size)))], Items, 1, Size, Size), [.. Enumerable.Range(0, Items).Select(i => i % Classes)], Classes);

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    public void MixUp_mixes_items_and_targets_by_the_same_share(double alpha) => Each(new MixUp(alpha), (batch, i) =>
    {
        var first = batch.Indices[i] + 1;
        var value = batch.Values.Span[i * Size * Size];
        Assert.All(batch.Values[(i * Size * Size)..((i + 1) * Size * Size)].ToArray(), p => Assert.Equal(value, p));
        Assert.True(batch.Share is >= 0 and <= 1);
        // The share of the second, which has a class of its own kind.
        var second = (value - (batch.Share * first)) / (1 - batch.Share);
        if (batch.Share < 0.99) Assert.Equal(batch.SecondLabels[i], ((int)Math.Round(second) - 1) % Classes);
    });

    [Fact]
    public void CutMix_takes_the_share_from_the_box_as_it_is_cut_off()
    {
        var shares = new HashSet<double>();
        Each(new CutMix(), (batch, i) =>
        {
            var item = batch.Values[(i * Size * Size)..((i + 1) * Size * Size)].ToArray();
            var own = batch.Indices[i] + 1;
            var pasted = Enumerable.Range(0, item.Length).Where(p => item[p] != own).ToArray();
            shares.Add(batch.Share);
            if (pasted.Length == 0) return;
            Assert.Equal(1 - ((double)pasted.Length / item.Length), batch.Share, 1e-12);
            Assert.Equal(batch.SecondLabels[i], ((int)item[pasted[0]] - 1) % Classes);
            // One rectangle, of one other item.
            var (rows, columns) = (pasted.Select(p => p / Size).Distinct().Count(), pasted.Select(p => p % Size).Distinct().Count());
            Assert.Equal(rows * columns, pasted.Length);
            Assert.Single(pasted.Select(p => item[p]).Distinct());
        });
        Assert.InRange(shares.Count, 4, 20);
    }

    [Fact]
    public void Mixed_targets_and_mixed_losses_are_the_same()
    {
        var criterion = new CrossEntropyLoss(Classes, labelSmoothing: 0.1);
        var mixed = new MixedLoss(criterion);
        Each(new MixUp(0.7), (batch, i) =>
        {
            if (i > 0) return;
            var logits = Enumerable.Range(0, batch.Count * Classes).Select(k => (float)Math.Sin(k * 1.7) * 3).ToArray();
            var (soft, hard) = (new float[logits.Length], new float[logits.Length]);
            var ofTargets = criterion.ComputeSoft(logits, batch.Targets.Span, soft);
            var ofLosses = mixed.Compute(logits, batch.Labels, batch.SecondLabels, batch.Share, hard);
            Assert.Equal(ofTargets, ofLosses, 1e-6);
            Assert.Equal(ofLosses, mixed.Compute(logits, batch.Labels, batch.SecondLabels, batch.Share));
            for (var k = 0; k < soft.Length; k++) Assert.Equal(soft[k], hard[k], 1e-6f);
        });
    }

    [Fact]
    public void Items_with_targets_besides_their_labels_cannot_be_mixed() => Assert.Throws<ArgumentException>("dataset", () => new MixUp(0.2).TargetLength(
        new StackDataset(new ArrayDataset(new(new float[2], 2, 1), [0, 1], 2), ArrayDataset.TargetsOnly(new(new float[2], 2)))));

    [Fact]
    public void Items_without_labels_cannot_be_mixed()
    {
        var unlabelled = ArrayDataset.Unlabelled(new(new float[4], 1, 1, 2, 2));
        Assert.StartsWith("MixUp mixes labels", Assert.Throws<ArgumentException>(() => new DataLoader(unlabelled, new() { Transform = new MixUp() })).Message, StringComparison.Ordinal);
        var missing = new ArrayDataset(new(new float[2], 2, 1, 1, 1), [0, Dataset.NoLabel], 2);
        using var iterator = new DataLoader(missing, new() { BatchSize = 2, Transform = new CutMix() }).Epoch();
        Assert.Equal("Item 1 has no label to mix.", Assert.Throws<InvalidOperationException>(() => iterator.MoveNext()).Message);
    }

    static void Each(BatchTransform transform, Action<Batch, int> check)
    {
        var loader = new DataLoader(dataset, new() { BatchSize = 8, Shuffle = true, Seed = 3, Transform = transform });
        Assert.Equal(Classes, loader.TargetLength);
        for (var epoch = 0; epoch < 6; epoch++)
        {
            foreach (var batch in loader.Epoch(epoch))
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    Assert.Equal(batch.Indices[i] % Classes, batch.Labels[i]);
                    var expected = new double[Classes];
                    expected[batch.Labels[i]] += batch.Share;
                    expected[batch.SecondLabels[i]] += 1 - batch.Share;
                    for (var c = 0; c < Classes; c++) Assert.Equal(expected[c], batch.Targets.Span[(i * Classes) + c], 1e-6);
                    check(batch, i);
                }
            }
        }
    }
}
