using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Tests.Training.Losses;

public class LossTests
{
    // Values are computed in double precision, and rounded to float once where they are stored.
    const double ValueTolerance = 1e-12;
    const double StoredTolerance = 1.0 / (1 << 22);

    public static TheoryData<int, Reduction> Cases
    {
        get
        {
            TheoryData<int, Reduction> result = [];
            for (var i = 0; i < LossCase.All.Length; i++)
            {
                foreach (var reduction in Enum.GetValues<Reduction>()) result.Add(i, reduction);
            }

            return result;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loss_and_its_gradients_are_those_of_PyTorch(int index, Reduction reduction)
    {
        var reference = LossCase.All[index];
        var gradients = reference.NewGradients();
        var losses = new float[reference.Losses.Length];
        var value = reference.Run(reduction, gradients, losses);
        Near(reference.Value(reduction), value, ValueTolerance * Math.Max(1, Math.Abs(reference.Value(reduction))), $"{reference}: value");
        Near(reference.Losses, losses, $"{reference}: losses");
        Near(reference.Gradients(reduction), [.. gradients.SelectMany(g => g)], $"{reference}: gradients");
        Assert.Equal(value, reference.Run(reduction, [], []));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_weight_multiplies_all(int index, Reduction reduction)
    {
        var reference = LossCase.All[index];
        var (plain, weighted) = (reference.NewGradients(), reference.NewGradients());
        var (plainLosses, weightedLosses) = (new float[reference.Losses.Length], new float[reference.Losses.Length]);
        Assert.Equal(4 * reference.Run(reduction, plain, plainLosses), reference.Run(reduction, weighted, weightedLosses, weight: 4));
        Times4([.. plain.SelectMany(g => g)], [.. weighted.SelectMany(g => g)]);
        Times4(plainLosses, weightedLosses);
    }

    [Fact]
    public void Every_loss_has_a_case()
    {
        var names = LossCase.All.Select(c => c.Name + "Loss").Append(nameof(SSELoss)).ToHashSet();
        var losses = typeof(Loss).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Loss)) && !t.IsAbstract).Select(t => t.Name);
        Assert.Empty(losses.Except(names));
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var (x, t, g, n) = (new float[40], new float[40], new float[40], new int[4]);
        Loss[] losses =
        [
            new CrossEntropyLoss(10, labelSmoothing: 0.1), new BCEWithLogitsLoss([1, 2]), new CIoULoss(), new BatchHardTripletLoss(10), new DistillationLoss(10),
        ];
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ((CrossEntropyLoss)losses[0]).Compute(x, n, g);
            ((BCEWithLogitsLoss)losses[1]).Compute(x, t, g);
            ((CIoULoss)losses[2]).Compute(x, t, g);
            ((BatchHardTripletLoss)losses[3]).Compute(x, n, g);
            ((DistillationLoss)losses[4]).Compute(x, t, n, g);
            if (round > 0) Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Gradients_over_maps_are_the_slopes_between_near_predictions()
    {
        const int classes = 3, positions = 20, step = 64;
        var logits = new float[2 * classes * positions];
        for (var i = 0; i < logits.Length; i++) logits[i] = ((i * 29 % 71) - 35) / 16f;
        var labels = Enumerable.Range(0, 2 * positions).Select(i => i % 7 == 0 ? 255 : i % classes).ToArray();
        foreach (var loss in new ClassificationLoss[]
        {
            new CrossEntropyLoss(classes, [1, 2, 0.5], 0.1, 255) { Positions = positions }, new FocalLoss(classes, gamma: 2, ignoreIndex: 255) { Positions = positions },
            new NLLLoss(classes, [1, 2, 0.5], 255) { Positions = positions },
        })
        {
            var gradient = new float[logits.Length];
            loss.Compute(logits, labels, gradient);
            for (var i = 0; i < logits.Length; i++)
            {
                Assert.Equal((Moved(i, 1f / step) - Moved(i, -1f / step)) * step / 2, gradient[i], 1e-5);
                if (labels[(i / (classes * positions) * positions) + (i % positions)] == 255) Assert.Equal(0, gradient[i]);
            }

            double Moved(int index, float by)
            {
                float[] moved = [.. logits];
                moved[index] += by;
                return loss.Compute(moved, labels);
            }
        }
    }

    [Fact]
    public void Maps_that_are_none_are_refused()
    {
        var loss = new CrossEntropyLoss(2) { Positions = 3 };
        Assert.Throws<ArgumentException>("labels", () => loss.Compute(new float[8], [0, 1, 0, 1]));
        Assert.Throws<ArgumentException>("prediction", () => loss.Compute(new float[8], [0, 1, 0]));
        Assert.Throws<ArgumentException>("logits", () => loss.ComputeSoft(new float[8], new float[8]));
        Assert.Throws<ArgumentOutOfRangeException>("Positions", () => new NLLLoss(2) { Positions = 0 });
    }

    [Fact]
    public void Squared_errors_are_summed()
    {
        var (gradient, losses) = (new float[2], new float[2]);
        Assert.Equal(13, new SSELoss().Compute([1, 2], [3, 5], gradient, losses));
        Assert.Equal([-4, -6], gradient);
        Assert.Equal([4, 9], losses);
    }

    [Fact]
    public void Centers_follow_their_class_by_the_rule_of_the_paper()
    {
        var loss = new CenterLoss(classes: 3, dimensions: 2, rate: 0.5);
        loss.Centers[4] = 1;
        loss.Update([4, 0, 2, 6, 1, 1], [2, 2, 0]);
        // Class 2: (3 + 1)/(1 + 2) and (0 + 6)/(1 + 2), half of each; class 0: half of 1/(1 + 1).
        Assert.Equal([0.25f, 0.25f, 0, 0, (float)(1 + (2.0 / 3)), 1], loss.Centers);
    }

    [Fact]
    public void Nothing_has_a_mean_of_zero()
    {
        var gradient = new float[] { 1, 1 };
        Assert.Equal(0, new CrossEntropyLoss(2).Compute([1, 2], [-100], gradient));
        Assert.Equal([0, 0], gradient);
        Assert.Equal(0, new MSELoss().Compute([], []));
        Assert.Equal(0, new BatchHardTripletLoss(1).Compute([1, 2], [3, 3], gradient));
    }

    [Fact]
    public void Words_too_long_for_the_time_cost_infinity_or_nothing()
    {
        var gradient = new float[6];
        // Two equal labels need a blank between.
        Assert.Equal(double.PositiveInfinity, new CTCLoss(classes: 3, steps: 2, maximumLabels: 2).Compute(new float[6], [1, 1], [2], gradient: gradient));
        Assert.Equal(new float[6], gradient);
        Assert.Equal(0, new CTCLoss(classes: 3, steps: 2, maximumLabels: 2, zeroInfinity: true).Compute(new float[6], [1, 1], [2]));
        Assert.Equal(Math.Log(9) / 2, new CTCLoss(classes: 3, steps: 2, maximumLabels: 2).Compute(new float[6], [1, 2], [2]), 1e-15);
    }

    [Fact]
    public void NaN_is_not_hidden()
    {
        float[] x = [float.NaN, 1, 2, 3], t = [1, -1, 1, -1];
        Assert.True(double.IsNaN(new L1Loss().Compute(x, t)));
        Assert.True(double.IsNaN(new SmoothL1Loss().Compute(x, t)));
        Assert.True(double.IsNaN(new HuberLoss().Compute(x, t)));
        Assert.True(double.IsNaN(new WingLoss().Compute(x, t)));
        Assert.True(double.IsNaN(new HingeLoss().Compute(x, t)));
        Assert.True(double.IsNaN(new BCELoss().Compute([float.NaN], [1])));
        Assert.True(double.IsNaN(new BCEWithLogitsLoss().Compute(x, t)));
        Assert.True(double.IsNaN(new BinaryFocalLoss().Compute(x, t)));
        Assert.True(double.IsNaN(new CrossEntropyLoss(4).Compute(x, [1])));
        Assert.True(double.IsNaN(new FocalLoss(4).Compute(x, [1])));
        Assert.True(double.IsNaN(new TripletLoss(4).Compute(x, t, t)));
        Assert.True(double.IsNaN(new MarginRankingLoss().Compute(x, t, t)));
        Assert.True(double.IsNaN(new BatchHardTripletLoss(1).Compute(x, [0, 0, 1, 1])));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Throws<ArgumentException>("target", () => new MSELoss().Compute([1, 2], [1]));
        Assert.Throws<ArgumentException>("gradient", () => new MSELoss().Compute([1, 2], [1, 2], new float[1]));
        Assert.Throws<ArgumentException>("losses", () => new CrossEntropyLoss(2).Compute([1, 2], [1], new float[2], new float[2]));
        Assert.Throws<ArgumentException>("prediction", () => new CrossEntropyLoss(3).Compute([1, 2], [1]));
        Assert.Throws<ArgumentException>("prediction", () => new GIoULoss().Compute([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>("classWeights", () => new CrossEntropyLoss(3, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("prediction", () => new BCELoss().Compute([2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => new HingeLoss().Compute([2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>("Weight", () => new MSELoss { Weight = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => new CenterLoss(2, 1).Compute([1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => new CTCLoss(3, 2, 2).Compute(new float[6], [0], [1]));
        Assert.Throws<ArgumentException>("labels", () => new CTCLoss(3, 2, 2).Compute(new float[6], [1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>("stepCounts", () => new CTCLoss(3, 2, 2).Compute(new float[6], [1], [1], [3]));
        var error = Assert.Throws<ArgumentOutOfRangeException>("labels", () => new CrossEntropyLoss(3).Compute(new float[6], [1, 3]));
        Assert.Contains("from 0 to 2, or -100 to be ignored, at index 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.ActualValue);
    }

    // Exact but for what is too small for all of its digits.
    static void Times4(float[] plain, float[] weighted) => Assert.All(plain.Zip(weighted), p => Assert.InRange(p.Second - (4 * p.First), -1e-37f, 1e-37f));

    static void Near(double[] expected, float[] found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        // A gradient is a sum of terms as large as the largest of its neighbours.
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++) Near(expected[i], found[i], StoredTolerance * scale, $"{what}, index {i}");
    }

    static void Near(double expected, double found, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - found) <= tolerance, $"{what}: expected {expected:r}, found {found:r}");
}
