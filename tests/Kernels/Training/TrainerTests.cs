using System.Runtime.InteropServices;
using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Runtime;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;
using NetGenCompiler.Emission;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>A generated network with two inputs, two heads and dropout, in the trainer.</summary>
public sealed class TrainerTests : IDisposable
{
    const int Items = 22, BatchSize = 4;

    readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    sealed class Pair : Module
    {
        readonly Conv2d conv = new(6, 3, padding: 1, bias: false);
        readonly BatchNorm2d norm = new();
        readonly Linear mixed = new(16), kind = new(3), place = new(2);

        public (Tensor Kind, Tensor Place) Forward([Shape(1, 4, 5)] Tensor image, [Shape(3)] Tensor words)
        {
            var seen = image | conv | norm | ReLU | GlobalAvgPool | Flatten;
            var joined = Concat(seen, words) | mixed | ReLU | Dropout(0.4f);
            return (joined | kind, joined | place);
        }
    }

    static readonly Lazy<NetworkDescription> Network = new(() =>
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Pair)))], new("Tests", nameof(Pair)), training: new());
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text).Append("namespace Tests; public sealed partial class Pair;");
        return (NetworkDescription)InMemoryCompilation.Load(sources).GetType("Tests.Pair", throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;
    });

    public void Dispose() => File.Delete(path);

    static float Number(int i, int salt) => (((i * 37) + (salt * 11)) % 101 - 50) / 40f;

    // The class is told by the words, the place by the words too.
    static StackDataset Data()
    {
        var images = ArrayDataset.Unlabelled(new([.. Enumerable.Range(0, Items * 20).Select(i => Number(i, 1))], Items, 1, 4, 5));
        float[] words = [.. Enumerable.Range(0, Items * 3).Select(i => i % 3 == i / 3 % 3 ? 1f : 0.1f * Number(i, 2))];
        float[] places = [.. Enumerable.Range(0, Items * 2).Select(i => i / 2 % 3 == 0 ? 1f : i % 2)];
        return new StackDataset(images, new ArrayDataset(new(words, Items, 3), [.. Enumerable.Range(0, Items).Select(i => i % 3)], 3), ArrayDataset.TargetsOnly(new(places, Items, 2)));
    }

    static SumObjective Objective { get; } = new(
        new ClassificationObjective(new CrossEntropyLoss(3)), new RegressionObjective(new MSELoss { Weight = 0.5 }, output: 1));

    (ITraining Training, Adam Optimizer, Trainer Trainer, Losses Seen) Create(int epochs, ulong seed = 3, bool dropout = true, long stopAfter = long.MaxValue, int threads = 1)
    {
        var training = Network.Value.CreateTraining(WeightSource.FromSeed(1), new(BatchSize, seed, threads, Dropout: dropout));
        var optimizer = new Adam(training.Parameters, 0.02);
        var seen = new Losses(stopAfter);
        var loader = new DataLoader(Data(), new() { BatchSize = BatchSize, Shuffle = true, Workers = 1, Seed = 5 });
        return (training, optimizer, new(training, optimizer, Objective, loader, new()
        {
            Epochs = epochs,
            Checkpoint = path,
            Observers = [seen],
            Validation = new(Data(), new() { BatchSize = 3 }),
            Metrics = [new TopKAccuracy()],
        }), seen);
    }

    [Fact]
    public void Several_inputs_and_heads_are_learned()
    {
        var (training, optimizer, trainer, seen) = Create(epochs: 40);
        using var all = trainer;
        using var both = optimizer;
        using var network = training;
        trainer.Run();
        Assert.True(seen.Epochs[^1].Loss < 0.4 * seen.Epochs[0].Loss, $"{seen.Epochs[0].Loss} → {seen.Epochs[^1].Loss}");
        Assert.Equal(1, seen.Epochs[^1].Validation!.Metrics[0].Value);
    }

    [Fact]
    public void A_step_is_that_of_both_losses_on_both_inputs()
    {
        var (training, optimizer, trainer, seen) = Create(epochs: 1, dropout: false, stopAfter: 1);
        using var all = trainer;
        using var both = optimizer;
        using var network = training;
        trainer.Run();

        using var byHand = Network.Value.CreateTraining(WeightSource.FromSeed(1), new(BatchSize, Threads: 1, Dropout: false));
        using var adam = new Adam(byHand.Parameters, 0.02);
        using var batches = new DataLoader(Data(), new() { BatchSize = BatchSize, Shuffle = true, Seed = 5 }).Epoch();
        batches.MoveNext();
        var data = Data();
        var (images, words, places) = (new List<float>(), new List<float>(), new List<float>());
        var values = new float[23];
        var target = new float[2];
        foreach (var index in batches.Current.Indices)
        {
            var random = default(NetGen.Runtime.Numerics.RandomStream);
            data.Read(index, values, target, ref random);
            images.AddRange(values[..20]);
            words.AddRange(values[20..]);
            places.AddRange(target);
        }

        float[] kind = new float[3 * BatchSize], place = new float[2 * BatchSize], ofKind = new float[3 * BatchSize], ofPlace = new float[2 * BatchSize];
        byHand.Forward([images.ToArray(), words.ToArray()], [kind, place], BatchSize);
        var loss = new CrossEntropyLoss(3).Compute(kind, batches.Current.Labels, ofKind) + (0.5 * new MSELoss().Compute(place, [.. places]));
        new MSELoss { Weight = 0.5 }.Compute(place, [.. places], ofPlace);
        byHand.Backward([ofKind, ofPlace], []);
        adam.Step();

        Assert.Equal(loss, seen.Steps[0].Loss, 1e-12);
        Assert.Equal(byHand.Parameters.Values.ToArray(), training.Parameters.Values.ToArray());
    }

    [Fact]
    public void A_metric_is_of_the_output_that_it_names()
    {
        using var network = Network.Value.CreateInference(WeightSource.FromSeed(1));
        var loader = new DataLoader(Data(), new() { BatchSize = Items });
        using var batches = loader.Epoch();
        batches.MoveNext();
        float[] kind = new float[3 * Items], place = new float[2 * Items];
        network.Run([batches.Current.Inputs[0], batches.Current.Inputs[1]], [kind, place], Items);
        Kept ofKind = new(), ofPlace = new() { Output = 1 };
        Evaluation.Run(network, loader, null, [ofKind, ofPlace]);
        Assert.Equal(kind, ofKind.Values);
        Assert.Equal(place, ofPlace.Values);
        var problem = Assert.Throws<ArgumentException>("metrics", () => Evaluation.Run(network, loader, null, [new Kept { Output = 2 }]));
        Assert.StartsWith("'kept' is of output 2; 'Pair' has 2, from 0 on.", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("Output", () => new TopKAccuracy { Output = -1 });
    }

    [Theory]
    [InlineData(4, 3ul)]
    [InlineData(9, 0x1234_5678_9abc_def0ul)]
    public void A_run_with_dropout_goes_on_bit_for_bit(long interruption, ulong otherSeed)
    {
        var whole = Create(epochs: 3);
        whole.Trainer.Run();
        var first = Create(epochs: 3, stopAfter: interruption);
        Assert.Equal(StopReason.Requested, first.Trainer.Run());
        // Another seed and another number of threads: what dropout draws from is in the checkpoint.
        var second = Create(epochs: 3, seed: otherSeed, threads: 2);
        second.Trainer.Resume(path);
        second.Trainer.Run();

        Assert.Equal(whole.Seen.Steps.Select(s => s.Loss), first.Seen.Steps.Concat(second.Seen.Steps).Select(s => s.Loss));
        Assert.True(MemoryMarshal.AsBytes(whole.Training.Parameters.Values).SequenceEqual(MemoryMarshal.AsBytes(second.Training.Parameters.Values)));
        Assert.Equal((3ul, whole.Training.Step), (second.Training.Seed, second.Training.Step));
        foreach (var (training, optimizer, trainer, _) in new[] { whole, first, second })
        {
            trainer.Dispose();
            optimizer.Dispose();
            training.Dispose();
        }
    }

    [Fact]
    public void Items_without_a_tensor_for_each_input_are_refused()
    {
        using var training = Network.Value.CreateTraining(WeightSource.FromSeed(1), new(BatchSize));
        using var optimizer = new Adam(training.Parameters, 0.02);
        var refusal = Assert.Throws<ArgumentException>("loader", () => new Trainer(training, optimizer, Objective, new(ArrayDataset.Unlabelled(new(new float[23], 1, 23)))));
        Assert.StartsWith("The inputs of 'Pair' are 1×4×5 and 3; the items are 23.", refusal.Message, StringComparison.Ordinal);
    }

    sealed class Losses(long stopAfter) : TrainingObserver
    {
        public List<StepReport> Steps { get; } = [];

        public List<EpochReport> Epochs { get; } = [];

        public override void StepEnded(Trainer trainer, in StepReport report)
        {
            Steps.Add(report);
            if (report.Step == stopAfter) trainer.Stop();
        }

        public override void EpochEnded(Trainer trainer, EpochReport report) => Epochs.Add(report);
    }

    /// <summary>Keeps what it is given.</summary>
    sealed class Kept : Metric
    {
        public override string Name => "kept";

        public override double Value => Values.Length;

        public float[] Values { get; private set; } = [];

        public override void Reset() => Values = [];

        public override void Add(Batch batch, ReadOnlySpan<float> output) => Values = [.. Values, .. output];
    }
}
