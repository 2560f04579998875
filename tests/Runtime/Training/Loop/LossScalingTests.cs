using System.Runtime.InteropServices;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Optimizers;

namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>A scaled loss changes nothing but what overflows.</summary>
public sealed class LossScalingTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Powers_of_two_change_no_bit(int accumulated)
    {
        using var plain = new TestRun(new() { Epochs = 2, AccumulatedBatches = accumulated }, p => new Adam(p, 0.01) { ClipNorm = 1 });
        using var scaled = new TestRun(new() { Epochs = 2, AccumulatedBatches = accumulated, LossScaler = new(1024, interval: 3) }, p => new Adam(p, 0.01) { ClipNorm = 1 });
        plain.Trainer.Run();
        scaled.Trainer.Run();

        Assert.True(scaled.Trainer.Options.LossScaler!.Scale > 1024);
        Same(plain, scaled);
    }

    [Fact]
    public void Steps_that_overflow_are_not_made_and_the_factor_shrinks()
    {
        var scaler = new LossScaler(Math.ScaleB(1, 120), backoff: Math.ScaleB(1, -8));
        using var run = new TestRun(new() { Epochs = 4, LossScaler = scaler }, p => new SGD(p, 1e-9), data: TestRun.Stripes.With(new Normalize([0], [Math.ScaleB(1, -12)])));
        run.Trainer.Run();

        Assert.InRange(scaler.Skipped, 1, 4);
        Assert.Equal(Math.ScaleB(1, 120 - (8 * (int)scaler.Skipped)), scaler.Scale);
        Assert.Equal((4 * TestRun.Batches) - scaler.Skipped, run.Trainer.Step);
        Assert.Equal(run.Trainer.Step, run.Optimizer.StepCount);
        Assert.DoesNotContain(run.Training.Parameters.Values.ToArray(), v => !float.IsFinite(v));
    }

    [Fact]
    public void What_overflows_without_a_factor_ends_the_run()
    {
        using var run = new TestRun(new() { LossScaler = new(4) }, p => new SGD(p, 1e30));
        var failure = Assert.Throws<TrainingDivergedException>(() => { run.Trainer.Run(); });
        Assert.Contains("step", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_has_the_factor_that_it_had()
    {
        var path = folder.Of("run.safetensors");
        TestRun Create(LossScaler scaler, Recorder recorder, string? checkpoint) =>
            new(new() { Epochs = 3, LossScaler = scaler, Observers = [recorder], Checkpoint = checkpoint }, p => new Adam(p, 0.01));

        var whole = new LossScaler(8, interval: 4);
        using var uninterrupted = Create(whole, new(), null);
        uninterrupted.Trainer.Run();
        using (var interrupted = Create(new(8, interval: 4), new(7), path)) Assert.Equal(StopReason.Requested, interrupted.Trainer.Run());
        var scaler = new LossScaler(8, interval: 4);
        using var resumed = Create(scaler, new(), path);
        resumed.Trainer.Resume(path);
        Assert.Equal(16, scaler.Scale);
        resumed.Trainer.Run();

        Assert.Equal((whole.Scale, 128.0), (scaler.Scale, whole.Scale));
        Same(uninterrupted, resumed);
    }

    [Fact]
    public void The_factor_goes_as_GradScaler_s()
    {
        // torch.cuda.amp.GradScaler(16, growth_interval=2): after each of these reports what get_scale() gives.
        var scaler = new LossScaler(16, interval: 2);
        bool[] reports = [true, true, true, false, true, true, false, false, true];
        Assert.Equal([16, 32, 32, 16, 16, 32, 16, 8, 8], reports.Select(r => { Assert.Equal(r, scaler.Report(r)); return scaler.Scale; }));
        Assert.Equal(3, scaler.Skipped);
    }

    [Theory]
    [InlineData(0, 2, 0.5, 1)]
    [InlineData(double.PositiveInfinity, 2, 0.5, 1)]
    [InlineData(1, 0.5, 0.5, 1)]
    [InlineData(1, 2, 1, 1)]
    [InlineData(1, 2, 0.5, 0)]
    public void Settings_out_of_range_are_refused(double scale, double growth, double backoff, int interval) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossScaler(scale, growth, backoff, interval));

    static void Same(TestRun expected, TestRun found) =>
        Assert.True(MemoryMarshal.AsBytes(expected.Training.Parameters.Values).SequenceEqual(MemoryMarshal.AsBytes(found.Training.Parameters.Values)));
}
