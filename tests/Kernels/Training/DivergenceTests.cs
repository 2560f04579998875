using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Runtime;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;
using NetGenCompiler.Emission;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>A step that comes to an infinity or NaN names the first tensor that has it, forward or back.</summary>
public class DivergenceTests
{
    const int Items = 12, BatchSize = 4;

    sealed class Deep : Module
    {
        readonly Conv2d stem = new(19, 3, padding: 1), conv = new(8, 3, stride: 2, bias: false);
        readonly BatchNorm2d norm = new();
        readonly Linear hidden = new(10), fc = new(3);

        public Tensor Forward([Shape(2, 9, 8)] Tensor x)
        {
            var y = x | stem | ReLU | MaxPool2d(2, stride: 1) | Dropout(0.2f);
            return y | conv | norm | ReLU | GlobalAvgPool | Flatten | hidden | Tanh | fc;
        }
    }

    static readonly Lazy<NetworkDescription> Network = new(() =>
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Deep)))], new("Tests", nameof(Deep)), training: new());
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text).Append("namespace Tests; public sealed partial class Deep;");
        return (NetworkDescription)InMemoryCompilation.Load(sources).GetType("Tests.Deep", throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;
    });

    public static TheoryData<InstructionSetKind> InstructionSetKinds => [.. Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported)];

    static ITraining Create(InstructionSetKind instructionSet) => Network.Value.CreateTraining(WeightSource.FromSeed(1), new(BatchSize, Seed: 3, Threads: 2, instructionSet));

    /// <summary>Items of which one, number 9, has a number of another size in its last pixel.</summary>
    static ArrayDataset Data(float last)
    {
        float[] values = [.. Enumerable.Range(0, Items * 144).Select(i => ((i * 37 % 101) - 50) / 40f)];
        values[(9 * 144) + 143] = last;
        return new(new(values, Items, 2, 9, 8), [.. Enumerable.Range(0, Items).Select(i => i % 3)], 3);
    }

    static TrainingDivergedException Diverge(ITraining training, float last = 0, BatchObjective? objective = null, Action<Trainer, long>? after = null, int accumulated = 1)
    {
        using var optimizer = new SGD(training.Parameters, 0.01);
        var loader = new DataLoader(Data(last), new() { BatchSize = BatchSize, Workers = 1, Seed = 5 });
        using var trainer = new Trainer(training, optimizer, objective ?? new ClassificationObjective(new CrossEntropyLoss(3)), loader, new()
        {
            Epochs = 3,
            AccumulatedBatches = accumulated,
            Observers = [new After(after ?? ((_, _) => { }))],
        });
        return Assert.Throws<TrainingDivergedException>(() => trainer.Run());
    }

    [Theory]
    [MemberData(nameof(InstructionSetKinds))]
    public void A_sound_step_has_nothing_to_find(InstructionSetKind instructionSet)
    {
        using var training = Create(instructionSet);
        using var other = Create(instructionSet);
        float[] x = [.. Enumerable.Range(0, BatchSize * 144).Select(i => ((i * 37 % 101) - 50) / 40f)], y = new float[BatchSize * 3], gradient = [.. y.Select((_, i) => i - 5f)];
        other.Forward([x], [y], BatchSize);
        other.Backward([gradient], []);
        var before = training.Parameters.Values.ToArray();
        var seen = new float[BatchSize * 3];
        var found = training.Examine(() =>
        {
            training.Forward([x], [seen], BatchSize);
            training.Backward([gradient], []);
        });

        Assert.Null(found);
        Assert.Equal(y, seen);
        Assert.Equal(other.Parameters.Gradients.ToArray(), training.Parameters.Gradients.ToArray());
        Assert.Equal(0u, training.Step);
        Assert.Equal(before, training.Parameters.Values.ToArray());

        // Afterwards it runs as before.
        training.Forward([x], [seen], BatchSize);
        training.Backward([gradient], [new float[x.Length]]);
        Assert.Equal(y, seen);
    }

    [Theory]
    [MemberData(nameof(InstructionSetKinds))]
    public void An_activation_is_named_with_its_layer_and_item(InstructionSetKind instructionSet)
    {
        // The pixel is finite and so is its channel's mean; its product with a weight is not.
        using var training = Create(instructionSet);
        training.Parameters["stem.weight"].Fill(2);
        var failure = Diverge(training, last: 2.5e38f);
        Assert.Equal((3, "stem", "the activation stem, item 9 of the data set,"), (failure.Step, failure.Layer, failure.Tensor));
        Assert.Equal((float.PositiveInfinity, (7 * 8) + 6), (failure.Value, failure.Index));
        Assert.StartsWith("Training diverged at step 3: the activation stem, item 9 of the data set, holds ∞ at index 62; the loss is NaN.", failure.Message.Replace("Infinity", "∞", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InstructionSetKinds))]
    public void What_overflows_in_the_middle_is_named_though_all_parameters_are_finite(InstructionSetKind instructionSet)
    {
        using var training = Create(instructionSet);
        // The sums of conv are beyond the largest float; what it reads is not.
        var failure = Diverge(training, after: (trainer, step) => { if (step == 2) trainer.Training.Parameters["conv.weight"].Fill(3e38f); });
        Assert.Equal((3, "conv"), (failure.Step, failure.Layer));
        Assert.StartsWith("the activation conv, item ", failure.Tensor, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InstructionSetKinds))]
    public void A_gradient_is_named_where_it_overflows(InstructionSetKind instructionSet)
    {
        // Of fc the gradient of the weights is finite, and that of its input, 10³⁰·10²⁰, is not; nor is anything before it.
        using var training = Create(instructionSet);
        training.Parameters["fc.weight"].Fill(1e30f);
        var failure = Diverge(training, objective: new Steep(1e20f), accumulated: 2);
        Assert.Equal(("fc", true), (failure.Layer, failure.Tensor.StartsWith("the gradient fc.", StringComparison.Ordinal)));
        Assert.True(double.IsFinite(failure.Loss));

        // The objective's own gradient comes first.
        using var another = Create(instructionSet);
        failure = Diverge(another, objective: new Steep(float.NaN));
        Assert.Equal(("output", "the gradient of the output output"), (failure.Layer, failure.Tensor));
    }

    [Fact]
    public void A_batch_before_the_last_of_a_step_is_found()
    {
        using var training = Create(InstructionSets.Best);
        training.Parameters["stem.weight"].Fill(2);
        var failure = Diverge(training, last: 2.5e38f, accumulated: 3);
        Assert.Equal((1, "stem", "the activation stem, item 9 of the data set,"), (failure.Step, failure.Layer, failure.Tensor));
        Assert.Equal(3u, training.Step);
    }

    [Fact]
    public void A_parameter_or_the_loss_itself_is_named()
    {
        using var training = Create(InstructionSets.Best);
        var failure = Diverge(training, after: (trainer, step) => { if (step == 2) trainer.Training.Parameters["hidden.bias"][3] = float.NaN; });
        Assert.Equal((3, "hidden", "the parameter hidden.bias", 3), (failure.Step, failure.Layer, failure.Tensor, failure.Index));

        using var another = Create(InstructionSets.Best);
        failure = Diverge(another, objective: new Steep(1, double.NaN));
        Assert.Equal(("loss", "the loss"), (failure.Layer, failure.Tensor));
    }

    sealed class After(Action<Trainer, long> action) : TrainingObserver
    {
        public override void StepEnded(Trainer trainer, in StepReport report) => action(trainer, report.Step);
    }

    sealed class Steep(float slope, double loss = 1) : BatchObjective
    {
        public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
        {
            gradients[0].Span.Fill(slope);
            return loss;
        }
    }
}
