using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Optimizers;

public sealed class OptimizerTests : IDisposable
{
    const double Tolerance = 1e-5;
    const int Steps = 50;

    static readonly int[] Snapshots = [1, 2, 6, 13, 20, Steps];

    readonly TemporaryFolder folder = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, OptimizerCase.All.Length)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_go_where_those_of_PyTorch_go(int index)
    {
        var reference = OptimizerCase.All[index];
        using var parameters = Problem.Create();
        using var optimizer = reference.Create(parameters);
        var at = 0;
        for (var step = 1; step <= Steps; step++)
        {
            Make(reference, optimizer, step);
            if (!Snapshots.Contains(step)) continue;
            foreach (var slice in parameters.Slices.Where(s => s.Kind == ParameterKind.Trainable))
            {
                var expected = reference.Samples.Slice(at, slice.Length).ToArray();
                var found = parameters[slice.Name];
                at += slice.Length;
                var (scale, worst) = (expected.Max(Math.Abs), 0.0);
                for (var i = 0; i < expected.Length; i++) worst = Math.Max(worst, Math.Abs(found[i] - expected[i]));
                Assert.True(worst <= Tolerance * scale, $"{reference}: {slice} is off by {worst / scale:g3} after step {step}");
            }
        }

        Assert.Equal(reference.Samples.Length, at);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_resumed_run_goes_on_bit_for_bit(int index)
    {
        var reference = OptimizerCase.All[index];
        using var whole = Problem.Create();
        using var wholeOptimizer = reference.Create(whole);
        for (var step = 1; step <= 7; step++) Make(reference, wholeOptimizer, step);
        whole.Save(folder.Of("weights.safetensors"));
        wholeOptimizer.SaveState().Save(folder.Of("state.safetensors"));

        using var resumed = TrainingParameters.Load(WeightSource.FromFile(folder.Of("weights.safetensors")), Problem.Descriptions);
        using var resumedOptimizer = reference.Create(resumed);
        resumedOptimizer.LoadState(WeightSource.FromFile(folder.Of("state.safetensors")));
        Assert.Equal(7, resumedOptimizer.StepCount);
        Assert.Equal(wholeOptimizer.LearningRate, resumedOptimizer.LearningRate);
        for (var step = 8; step <= Steps; step++)
        {
            Make(reference, wholeOptimizer, step);
            Make(reference, resumedOptimizer, step);
        }

        Assert.Equal(whole.Values, resumed.Values);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_allocates_nothing_and_leaves_padding_and_statistics(int index)
    {
        var reference = OptimizerCase.All[index];
        using var parameters = Problem.Create();
        using var optimizer = reference.Create(parameters);
        Problem.SetGradients(parameters, 1);
        var statistics = parameters["norm.running_mean"].ToArray();
        optimizer.Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++) optimizer.Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(statistics, parameters["norm.running_mean"]);
        foreach (var slice in parameters.Slices)
        {
            var end = (slice.Offset + slice.Length + 15) & -16;
            foreach (var value in parameters.Values[(slice.Offset + slice.Length)..end]) Assert.Equal(0, value);
        }
    }

    [Fact]
    public void A_state_of_another_optimizer_is_refused()
    {
        using var parameters = Problem.Create();
        using var adam = new Adam(parameters);
        using var descent = new SGD(parameters, 0.1, momentum: 0.9);
        Assert.Throws<WeightMismatchException>(() => descent.LoadState(adam.SaveState()));
    }

    [Fact]
    public void Sums_of_absolute_values_pull_to_zero_and_not_beyond_their_slope()
    {
        using var parameters = Problem.Create();
        parameters["conv.bias"][2] = 0;
        var before = parameters["conv.bias"].ToArray();
        using var optimizer = new SGD(parameters, 0.5) { L1Decay = 0.25 };
        optimizer.Step();
        for (var i = 0; i < before.Length; i++) Assert.Equal(before[i] - (0.125f * MathF.Sign(before[i])), parameters["conv.bias"][i]);
    }

    [Fact]
    public void NaN_is_not_clipped_away()
    {
        using var parameters = Problem.Create();
        using var optimizer = new SGD(parameters, 0.5) { ClipValue = 1 };
        parameters.Gradient("conv.bias")[2] = float.NaN;
        optimizer.Step();
        Assert.True(float.IsNaN(parameters["conv.bias"][2]));
        Assert.False(float.IsNaN(parameters["conv.bias"][3]));
        Assert.True(double.IsNaN(optimizer.GradientNorm()));
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        using var parameters = Problem.Create();
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new SGD(parameters, -1));
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => new Adam(parameters, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam(parameters, beta2: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RMSprop(parameters, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>("RateFactor", () => new SGD(parameters, 1, groups: ParameterGroup.NoDecay with { RateFactor = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>("ClipNorm", () => new SGD(parameters, 1) { ClipNorm = 0 });
        Assert.Throws<ArgumentException>("nesterov", () => new SGD(parameters, 1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => new Lookahead(new SGD(parameters, 1), 0));
    }

    static void Make(OptimizerCase reference, Optimizer optimizer, int step)
    {
        Problem.SetGradients(optimizer.Parameters, step);
        optimizer.Step();
        optimizer.LearningRate *= reference.RateDecay;
    }
}
