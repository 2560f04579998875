using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Loop;

public class TrainerTests
{
    [Fact]
    public void Digits_are_learned()
    {
        var network = new Perceptron(DigitDataset.Size * DigitDataset.Size, 16, DigitDataset.Digits);
        using var training = network.CreateTraining(WeightSource.FromSeed(1), new(32, Seed: 1, Dropout: false));
        using var optimizer = new Adam(training.Parameters, 3e-3);
        var loader = new DataLoader(new MemoryDataset(new DigitDataset(960, 1)), new() { BatchSize = 32, Shuffle = true, Seed = 1, Workers = 1 });
        var confusion = new ConfusionMatrix(DigitDataset.Digits);
        var recorder = new Recorder();
        using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new CrossEntropyLoss(DigitDataset.Digits)), loader, new()
        {
            Epochs = 4,
            Validation = new DataLoader(new DigitDataset(300, 2), new() { BatchSize = 64 }),
            Metrics = [confusion],
            Observers = [recorder],
        });
        Assert.Equal(StopReason.Completed, trainer.Run());
        Assert.Equal((120, 4), (trainer.Step, recorder.Epochs.Count));
        Assert.True(recorder.Epochs[3].Loss < recorder.Epochs[0].Loss / 2);
        Assert.Equal(300, confusion.Count);
        Assert.InRange(confusion.Accuracy, 0.8, 1);
        Assert.Equal(("validation_accuracy", confusion.Accuracy), recorder.Epochs[3].Numbers[^1]);
        Assert.Equal(30, recorder.Steps.Count(s => s.Epoch == 2));
        Assert.Equal(recorder.Epochs[0].Loss, recorder.Steps[29].RunningLoss);
    }

    [Fact]
    public void Accumulated_batches_are_one_large_batch()
    {
        // Without dropout, augmentation and an epoch's smaller last batch both see the same gradients.
        var data = TestRun.Stripes.Subset(Enumerable.Range(0, 32));
        float[] Train(int batch, int accumulated)
        {
            using var training = new Perceptron(16, 8, 3).CreateTraining(WeightSource.FromSeed(1), new(batch, Dropout: false));
            using var optimizer = new SGD(training.Parameters, 0.1);
            var loader = new DataLoader(data, new() { BatchSize = batch });
            using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new CrossEntropyLoss(3)), loader, new() { Epochs = 3, AccumulatedBatches = accumulated });
            trainer.Run();
            Assert.Equal(3 * (((32 / batch) + accumulated - 1) / accumulated), trainer.Step);
            return training.Parameters["fc1.weight"].ToArray();
        }

        var (large, small) = (Train(16, 1), Train(4, 4));
        for (var i = 0; i < large.Length; i++) Assert.Equal(large[i], small[i], 1e-5f);
        // Of eight batches three, three and two make a step.
        Assert.NotEqual(large, Train(4, 3));
    }

    [Theory]
    [InlineData(ScheduleUnit.Epoch)]
    [InlineData(ScheduleUnit.Step)]
    public void Schedules_count_epochs_or_steps(ScheduleUnit unit)
    {
        var recorder = new Recorder();
        var schedule = new ExponentialSchedule(0.1, 0.5);
        using var run = new TestRun(new() { Epochs = 2, Schedule = schedule, ScheduleUnit = unit, Observers = [recorder] });
        run.Trainer.Run();
        Assert.Equal(recorder.Steps.Select(s => schedule.RateAt(unit == ScheduleUnit.Step ? s.Step - 1 : s.Epoch)), recorder.Steps.Select(s => s.LearningRate));
    }

    [Fact]
    public void Momentum_goes_against_the_rate_of_one_cycle()
    {
        List<double> found = [];
        var schedule = new OneCycleSchedule(0.1, 2 * TestRun.Batches);
        var recorder = new Recorder { OnStep = trainer => found.Add(trainer.Optimizer is SGD descent ? descent.Momentum : ((Adam)trainer.Optimizer).Beta1) };
        var options = new TrainerOptions { Epochs = 2, Schedule = schedule, ScheduleUnit = ScheduleUnit.Step, CyclesMomentum = true, Observers = [recorder] };
        using (var run = new TestRun(options)) run.Trainer.Run();
        using (var run = new TestRun(options, p => new AdamW(p))) run.Trainer.Run();
        var expected = Enumerable.Range(0, 2 * TestRun.Batches).Select(i => schedule.MomentumAt(i)).ToArray();
        Assert.Equal([.. expected, .. expected], found);
        Assert.Throws<ArgumentException>(() => new TestRun(options with { Schedule = new ConstantSchedule(1) }));
    }

    [Fact]
    public void The_weights_of_the_best_epoch_are_kept()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Of("best.safetensors");
        List<float[]> weights = [];
        var recorder = new Recorder { OnStep = trainer => { if (trainer.Step % TestRun.Batches == 0) weights.Add(trainer.Training.Parameters["fc2.weight"].ToArray()); } };
        // The third epoch is the best.
        double[] metrics = [3, 2, 1, 2, 3];
        using var run = new TestRun(new() { Epochs = 5, EarlyStopping = new(4), Monitor = report => metrics[report.Epoch], BestWeights = path, Observers = [recorder] });
        Assert.Equal(StopReason.Completed, run.Trainer.Run());
        var best = StateDictionary.Load(WeightSource.FromFile(path), run.Training.Description.Parameters);
        Assert.Equal(weights[2], best["fc2.weight"]);
        Assert.Throws<ArgumentException>(() => new TestRun(new() { BestWeights = path }));
    }

    [Fact]
    public void Validation_is_with_the_averages()
    {
        var recorder = new Recorder();
        var validation = new DataLoader(TestRun.Stripes, new() { BatchSize = 16 });
        using var run = new TestRun(new() { Epochs = 2, Validation = validation, Observers = [recorder] }, averaged: true);
        run.Trainer.Run();
        var objective = new ClassificationObjective(new CrossEntropyLoss(3));
        using var averaged = run.Training.Description.CreateInference(run.Average!.ToWeights());
        using var last = run.Training.CreateInference();
        Assert.Equal(Evaluation.Run(averaged, validation, objective, []).Loss, recorder.Epochs[^1].Validation!.Loss);
        Assert.NotEqual(Evaluation.Run(last, validation, objective, []).Loss, recorder.Epochs[^1].Validation!.Loss);
    }

    [Fact]
    public void A_cancelled_run_stops_between_steps()
    {
        using var cancellation = new CancellationTokenSource();
        var recorder = new Recorder { OnStep = trainer => { if (trainer.Step == 4) cancellation.Cancel(); } };
        using var run = new TestRun(new() { Epochs = 2, Observers = [recorder] });
        Assert.Equal(StopReason.Requested, run.Trainer.Run(cancellation.Token));
        Assert.Equal((StopReason?)StopReason.Requested, recorder.Reason);
        Assert.Equal((4, new LoaderPosition(0, 4)), (run.Trainer.Step, run.Trainer.Position));
    }

    [Fact]
    public void Distributions_and_numbers_are_targets_too()
    {
        // The network is to give the items' first two values, or a distribution made of them.
        var items = TestRun.Stripes.Count;
        float[] values = [.. Enumerable.Range(0, items * 16).Select(i => (float)Math.Sin(i))], targets = [.. Enumerable.Range(0, items * 3).Select(i => (i % 3) / 3f)];
        Assert.True(Falls(new SoftTargetObjective(new CrossEntropyLoss(3))) < 0.95);
        Assert.True(Falls(new RegressionObjective(new MSELoss())) < 0.5);
        Assert.True(Falls(new SumObjective(new RegressionObjective(new MSELoss { Weight = 2 }), new Nothing())) < 0.5);

        double Falls(BatchObjective objective)
        {
            var data = ArrayDataset.Regression(new(values, items, 16), new(targets, items, 3));
            using var training = new Perceptron(16, 8, 3).CreateTraining(WeightSource.FromSeed(1), new(8, Dropout: false));
            using var optimizer = new Adam(training.Parameters, 0.02);
            var recorder = new Recorder();
            using var trainer = new Trainer(training, optimizer, objective, new(data, new() { BatchSize = 8 }), new() { Epochs = 30, Observers = [recorder] });
            trainer.Run();
            return recorder.Epochs[^1].Loss / recorder.Epochs[0].Loss;
        }
    }

    [Fact]
    public void Heads_share_an_item_s_target()
    {
        // Two outputs' worth of predictions for two items whose targets are two numbers, then a class, then a map of 1×2 classes.
        var data = new StackDataset(ArrayDataset.Unlabelled(new(new float[2], 2, 1)), ArrayDataset.TargetsOnly(new([1, 2, 1, 0, 1, 3, 4, 0, 1, 255], 2, 5)));
        var batches = new DataLoader(data, new() { BatchSize = 2 }).Epoch();
        Assert.True(batches.MoveNext());
        Memory<float>[] outputs = [new float[] { 0.5f, 1, -1, 2 }, new float[] { 1, 3, 2, -1 }, new float[] { 1, 2, 3, 4, 5, 6, 7, 9 }];
        Memory<float>[] gradients = [new float[4], new float[4], new float[8]], single = [new float[4], new float[4], new float[8]];
        var (box, kind, map) = (new MSELoss { Weight = 2 }, new CrossEntropyLoss(2), new CrossEntropyLoss(2, ignoreIndex: 255) { Weight = 0.5, Positions = 2 });
        var sum = new SumObjective(
            new RegressionObjective(box) { Targets = 0..2 }, new LabelMapObjective(kind, output: 1) { Targets = 2..3 }, new LabelMapObjective(map, output: 2) { Targets = ^2.. });

        var loss = sum.Compute(batches.Current, outputs, gradients);

        var expected = box.Compute(outputs[0].Span, [1, 2, 3, 4], single[0].Span) + kind.Compute(outputs[1].Span, [1, 0], single[1].Span)
            + map.Compute(outputs[2].Span, [0, 1, 1, 255], single[2].Span);
        Assert.Equal(expected, loss);
        for (var i = 0; i < 3; i++) Assert.Equal(single[i].ToArray(), gradients[i].ToArray());
        Assert.Equal(loss, sum.Compute(batches.Current, outputs, []));
        Assert.Throws<ArgumentException>("batch", () => new RegressionObjective(box) { Targets = 3..6 }.Compute(batches.Current, outputs, []));
        batches.Current.Targets.Span[2] = 0.5f;
        Assert.Throws<ArgumentException>("targets", () => new LabelMapObjective(kind, output: 1) { Targets = 2..3 }.Compute(batches.Current, outputs, []));
    }

    [Fact]
    public void Mixtures_train_too()
    {
        using var training = new Perceptron(16, 8, 3).CreateTraining(WeightSource.FromSeed(1), new(8));
        using var optimizer = new Adam(training.Parameters, 0.02);
        var recorder = new Recorder();
        var loader = new DataLoader(TestRun.Stripes, new() { BatchSize = 8, Shuffle = true, Transform = new MixUp(0.2) });
        using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new CrossEntropyLoss(3)), loader, new() { Epochs = 30, Observers = [recorder] });
        trainer.Run();
        Assert.True(recorder.Epochs[^1].Loss < 0.7 * recorder.Epochs[0].Loss);
    }

    [Fact]
    public void A_bad_item_is_named()
    {
        var values = new float[16 * 16];
        values[(9 * 16) + 3] = float.NaN;
        var data = new ArrayDataset(new(values, 16, 1, 4, 4), new int[16], 3);
        using var run = new TestRun(new(), data: data);
        var failure = Assert.Throws<TrainingDivergedException>(() => run.Trainer.Run());
        Assert.StartsWith("the input x, item 9 of the data set,", failure.Tensor, StringComparison.Ordinal);
        Assert.Equal(("x", 3), (failure.Layer, failure.Index));
        Assert.True(float.IsNaN(failure.Value));
        Assert.Contains($"Training diverged at step {failure.Step}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_parameter_or_output_is_named()
    {
        using var run = new TestRun(new() { Observers = [new Recorder { OnStep = trainer => { if (trainer.Step == 3) trainer.Training.Parameters["fc2.weight"][5] = float.PositiveInfinity; } }] });
        var failure = Assert.Throws<TrainingDivergedException>(() => run.Trainer.Run());
        Assert.Equal((4, "fc2", "the parameter fc2.weight", 5), (failure.Step, failure.Layer, failure.Tensor, failure.Index));

        using var large = new TestRun(new(), workers: 0);
        large.Training.Parameters["fc1.weight"].Fill(1e38f);
        failure = Assert.Throws<TrainingDivergedException>(() => large.Trainer.Run());
        Assert.Equal(("logits", "the output logits"), (failure.Layer, failure.Tensor));
    }

    [Fact]
    public void A_bad_gradient_is_named_where_it_began()
    {
        // The sum of the batch's gradients of a bias is beyond the largest float.
        using var run = new TestRun(new());
        using var trainer = new Trainer(run.Training, run.Optimizer, new Steep(), run.Loader);
        var before = run.Training.Parameters.Values[..run.Training.Parameters.TrainableLength].ToArray();
        var failure = Assert.Throws<TrainingDivergedException>(() => trainer.Run());
        Assert.Equal((1, "fc2", "the gradient of fc2.bias"), (failure.Step, failure.Layer, failure.Tensor));
        Assert.True(double.IsFinite(failure.Loss));
        Assert.Equal(before, run.Training.Parameters.Values[..run.Training.Parameters.TrainableLength]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new TestRun(new() { CheckpointSteps = 3 }));
        Assert.Throws<ArgumentException>(() => new TestRun(new() { Schedule = new ConstantSchedule(1), Plateau = new(1) }));
        Assert.Throws<ArgumentOutOfRangeException>("AccumulatedBatches", () => new TestRun(new() { AccumulatedBatches = 0 }));
        var other = TestRun.Stripes.With(new CenterCrop(3));
        Assert.StartsWith("The input of 'Perceptron' is 16; the items are 1×3×3.", Assert.Throws<ArgumentException>("loader", () => new TestRun(new(), data: other)).Message, StringComparison.Ordinal);
        using var training = new Perceptron(16, 8, 3).CreateTraining(WeightSource.FromSeed(1), new(4));
        using var optimizer = new Adam(training.Parameters);
        Assert.Throws<ArgumentException>("loader", () => new Trainer(training, optimizer, new ClassificationObjective(new CrossEntropyLoss(3)), new(TestRun.Stripes, new() { BatchSize = 5 })));
    }

    sealed class Nothing : BatchObjective
    {
        public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients) => 0;
    }

    /// <summary>A loss with a gradient of 10³⁸.</summary>
    sealed class Steep : BatchObjective
    {
        public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
        {
            gradients[0].Span.Fill(1e38f);
            return 1;
        }
    }
}
