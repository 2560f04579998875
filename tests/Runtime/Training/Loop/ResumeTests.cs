using System.Runtime.InteropServices;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>N steps, a checkpoint and N more are 2·N steps, bit for bit: parameters, moments, averages and reports.</summary>
public sealed class ResumeTests : IDisposable
{
    static readonly Func<TrainingParameters, Optimizer>[] optimizers =
    [
        p => new SGD(p, 0.1, momentum: 0.9, nesterov: true) { ClipNorm = 1 },
        p => new Adam(p, 0.01),
        p => new Ranger(p, 0.01),
    ];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, 9, 1)]
    [InlineData(0, 12, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 9, 1)]
    [InlineData(1, 6, 1)]
    [InlineData(2, 16, 1)]
    [InlineData(0, 3, 4)]
    [InlineData(1, 4, 4)]
    public void A_run_that_goes_on_has_the_bits_of_one_that_was_never_interrupted(int optimizer, long interruption, int accumulated)
    {
        var whole = new Recorder();
        using var uninterrupted = Create(optimizer, accumulated, whole, null);
        Assert.Equal(StopReason.Completed, uninterrupted.Trainer.Run());

        var path = folder.Of("run.safetensors");
        var first = new Recorder(interruption);
        using (var interrupted = Create(optimizer, accumulated, first, path))
        {
            Assert.Equal(StopReason.Requested, interrupted.Trainer.Run());
            Assert.Equal(interruption, interrupted.Trainer.Step);
        }

        var second = new Recorder();
        // Other workers change nothing, and other first weights and another seed of dropout do not stay.
        using var resumed = Create(optimizer, accumulated, second, path, workers: 0, dropoutSeed: 77);
        foreach (var slice in resumed.Training.Parameters.Slices) resumed.Training.Parameters[slice.Name].Fill(7);
        resumed.Trainer.Resume(path);
        Assert.Equal(interruption, resumed.Trainer.Step);
        Assert.Equal(StopReason.Completed, resumed.Trainer.Run());

        Same(uninterrupted.Training.Parameters.Values, resumed.Training.Parameters.Values);
        Same(uninterrupted.Average!.Averages, resumed.Average!.Averages);
        Assert.Equal(uninterrupted.Average.UpdateCount, resumed.Average.UpdateCount);
        Assert.Equal((uninterrupted.Training.Seed, uninterrupted.Training.Step), (resumed.Training.Seed, resumed.Training.Step));
        var (expected, found) = (uninterrupted.Optimizer.SaveState(), resumed.Optimizer.SaveState());
        for (var i = 0; i < expected.Parameters.Length; i++) Same(expected[i], found[i]);
        Assert.Equal(whole.Steps, first.Steps.Concat(second.Steps));
        Assert.Equal(whole.Epochs.Select(e => string.Join(' ', e.Numbers)), first.Epochs.Concat(second.Epochs).Select(e => string.Join(' ', e.Numbers)));
    }

    [Fact]
    public void Early_stopping_and_plateaus_go_on()
    {
        var path = folder.Of("run.safetensors");
        var whole = new Recorder();
        using var uninterrupted = Stopping(whole, null);
        Assert.Equal(StopReason.EarlyStopping, uninterrupted.Trainer.Run());
        Assert.InRange(whole.Epochs.Count, 4, 30);

        var first = new Recorder((TestRun.Batches * 2) + 3);
        using (var interrupted = Stopping(first, path)) interrupted.Trainer.Run();
        var second = new Recorder();
        using var resumed = Stopping(second, path);
        resumed.Trainer.Resume(path);
        Assert.Equal(StopReason.EarlyStopping, resumed.Trainer.Run());
        Assert.Equal(whole.Epochs.Select(e => e.Loss), first.Epochs.Concat(second.Epochs).Select(e => e.Loss));
        Same(uninterrupted.Training.Parameters.Values, resumed.Training.Parameters.Values);

        // What was stopped stays so.
        using var again = Stopping(new(), path);
        again.Trainer.Resume(path);
        Assert.Equal(StopReason.EarlyStopping, again.Trainer.Run());
        Assert.Equal(resumed.Trainer.Step, again.Trainer.Step);

        static TestRun Stopping(Recorder recorder, string? path) => new(new()
        {
            Epochs = 30,
            Plateau = new(0.1, factor: 0.5, patience: 0),
            EarlyStopping = new(patience: 3, new Improvement(Threshold: 0.1, Relative: false)),
            Observers = [recorder],
            Checkpoint = path,
        });
    }

    [Fact]
    public void Centres_of_classes_go_on()
    {
        var path = folder.Of("run.safetensors");
        var (whole, first, second) = (new CenterLoss(TestRun.Classes, TestRun.Classes), new CenterLoss(TestRun.Classes, TestRun.Classes), new CenterLoss(TestRun.Classes, TestRun.Classes));
        using var uninterrupted = Following(whole, new(), null);
        uninterrupted.Trainer.Run();
        Assert.Contains(whole.Centers, c => c != 0);
        using (var interrupted = Following(first, new(TestRun.Batches + 2), path)) interrupted.Trainer.Run();
        using var resumed = Following(second, new(), path);
        resumed.Trainer.Resume(path);
        Same(first.Centers, second.Centers);
        resumed.Trainer.Run();
        Same(whole.Centers, second.Centers);
        Same(uninterrupted.Training.Parameters.Values, resumed.Training.Parameters.Values);

        using var other = Following(new(TestRun.Classes + 1, TestRun.Classes), new(), path);
        var before = other.Training.Parameters.Values.ToArray();
        Assert.Contains("0.centers", Assert.Throws<WeightMismatchException>(() => other.Trainer.Resume(path)).Message, StringComparison.Ordinal);
        Same(before, other.Training.Parameters.Values);

        static TestRun Following(CenterLoss loss, Recorder recorder, string? path) =>
            new(new() { Epochs = 3, Observers = [recorder], Checkpoint = path }, objective: new SumObjective(new CenterObjective(loss)));
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_refused()
    {
        var path = folder.Of("run.safetensors");
        using (var run = new TestRun(new() { Checkpoint = path })) run.Trainer.Run();
        Refused<WeightMismatchException>(new(new(), hidden: 13), "fc1.weight");
        Refused<WeightMismatchException>(new(new(), p => new Adam(p)), "exp_avg");
        Refused<InvalidFileException>(new(new(), seed: 6), "from the seed 5; this one's is 6");
        Refused<InvalidFileException>(new(new(), data: TestRun.Stripes.Subset(Enumerable.Range(0, 16))), "had 6 batches an epoch; this one has 2");
        Refused<InvalidFileException>(new(new() { EarlyStopping = new(3) }), "it has no part 'early_stopping', but model, optimizer, run.");

        void Refused<TException>(TestRun other, string problem) where TException : Exception
        {
            using (other)
            {
                var before = other.Training.Parameters.Values.ToArray();
                Assert.Contains(problem, Assert.Throws<TException>(() => other.Trainer.Resume(path)).Message, StringComparison.Ordinal);
                Same(before, other.Training.Parameters.Values);
            }
        }
    }

    static TestRun Create(int optimizer, int accumulated, Recorder recorder, string? path, int workers = 2, ulong dropoutSeed = TestRun.DropoutSeed)
    {
        var options = new TrainerOptions
        {
            Epochs = 3,
            AccumulatedBatches = accumulated,
            Schedule = new CosineSchedule(0.05, 18).WarmUp(3),
            ScheduleUnit = ScheduleUnit.Step,
            Validation = new DataLoader(TestRun.Stripes, new() { BatchSize = 16 }),
            Metrics = [new TopKAccuracy(), new TopKAccuracy(2)],
            Observers = [recorder],
            Checkpoint = path,
        };
        return new(options, optimizers[optimizer], workers, averaged: true, dropoutSeed: dropoutSeed);
    }

    static void Same(ReadOnlySpan<float> expected, ReadOnlySpan<float> found) => Assert.True(MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(found)));
}
