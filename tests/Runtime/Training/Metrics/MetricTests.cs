using NetGen.Runtime.Training.Metrics;

namespace NetGen.Runtime.Tests.Training.Metrics;

public class MetricTests
{
    [Fact]
    public void Labels_are_looked_for_among_the_largest()
    {
        float[] rows = [0.1f, 0.7f, 0.2f, 0.5f, 0.3f, 0.2f, 0.4f, 0.4f, 0.2f, float.NaN, 1, 2];
        int[] labels = [1, 2, 1, 0];
        Assert.Equal([0.25, 0.5, 0.75], new[] { 1, 2, 3 }.Select(k => Of(new(k), labels, rows)));
        // Of equal numbers the first is larger; what is ignored does not count.
        Assert.Equal(1, Of(new(1), [1, -100, 0], rows.AsSpan(0, 9)));
        Assert.Equal(double.NaN, new TopKAccuracy().Value);
        Assert.Equal(["accuracy", "top5"], new[] { new TopKAccuracy().Name, new TopKAccuracy(5).Name });
        Assert.Throws<ArgumentException>("output", () => new TopKAccuracy().Add([0, 1], rows.AsSpan(0, 3)));
        Assert.Throws<ArgumentException>("labels", () => new TopKAccuracy().Add([3], rows.AsSpan(0, 3)));
    }

    [Fact]
    public void Confusions_are_counted_and_condensed()
    {
        var confusion = new ConfusionMatrix(4);
        // Of class 0: three right, one taken for 1. Of class 1: one right, one taken for 2. Of class 2: two right. Class 3 does not occur.
        foreach (var (label, answer) in new[] { (0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 2) })
        {
            var row = new float[4];
            row[answer] = 1;
            confusion.Add([label], row);
        }

        confusion.Add([-100], new float[4]);
        Assert.Equal((8, 1, 1, 3, 4), (confusion.Count, confusion[0, 1], confusion[1, 2], confusion[0, 0], confusion.Support(0)));
        Assert.Equal(6.0 / 8, confusion.Accuracy);
        Assert.Equal(confusion.Accuracy, confusion.MicroF1);
        Assert.Equal([1, 0.5, 2.0 / 3, 0], Enumerable.Range(0, 4).Select(confusion.Precision));
        Assert.Equal([0.75, 0.5, 1, 0], Enumerable.Range(0, 4).Select(confusion.Recall));
        // Harmonic means.
        double[] f1 = [2 * 0.75 / 1.75, 0.5, 2 * (2.0 / 3) / (5.0 / 3), 0];
        for (var c = 0; c < 4; c++) Assert.Equal(f1[c], confusion.F1(c), 1e-15);
        Assert.Equal(f1.Take(3).Average(), confusion.MacroF1, 1e-15);
        Assert.Equal((1 + 0.5 + (2.0 / 3)) / 3, confusion.MacroPrecision, 1e-15);
        Assert.Equal(2.25 / 3, confusion.MacroRecall, 1e-15);
        confusion.Reset();
        Assert.Equal(double.NaN, confusion.Accuracy);
        Assert.Equal(double.NaN, confusion.MacroF1);
    }

    static double Of(TopKAccuracy metric, int[] labels, ReadOnlySpan<float> rows)
    {
        metric.Add(labels, rows);
        return metric.Value;
    }
}
