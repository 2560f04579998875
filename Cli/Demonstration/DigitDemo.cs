using System.Globalization;
using NetGen.Cli.Benchmarks;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Cli.Training;
using NetGen.Runtime;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Demonstration;

/// <summary>
/// A tour in some seconds: what a network of digits is made of, its training on drawings, weights that are saved and loaded again, what it answers
/// to drawings that it has not seen, and how fast it is on each instruction set.
/// </summary>
sealed class DigitDemo(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
{
    const string Network = "MnistCnn";
    const int Digits = DigitDataset.Digits, Drawings = 12_800, HeldOut = 2_000, Batch = 64, Epochs = 2, LinesEvery = 100;
    const double LearningRate = 4e-3;

    static readonly Repetition repetition = new(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.3), 10, 10_000);

    /// <summary>Runs the tour.</summary>
    /// <param name="seed">Of the weights and the drawings.</param>
    /// <param name="output">Where the weights stay; null where they need not.</param>
    public void Run(int seed, string? output)
    {
        var network = networks.FirstOrDefault(n => n.Name == Network) ?? throw new CommandFailedException($"the demo needs the network {Network}, which is not here.");
        terminal.Line(network.ReportText.TrimEnd());
        terminal.Line();

        // Drawings of other seeds are other drawings.
        var (drawings, heldOut) = (new DigitDataset(Drawings, (ulong)seed), new DigitDataset(HeldOut, ulong.MaxValue - (ulong)seed));
        terminal.Line("Ten digits, drawn:");
        foreach (var row in Pictures(heldOut).Chunk(Digits / 2).SelectMany(half => PictureText.Of(half, DigitDataset.Size))) terminal.Line(row);
        terminal.Line();

        using var folder = new TemporaryFolder();
        var path = output ?? folder.File("weights.safetensors");
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Training on {Drawings:N0} drawings, {Epochs} times:"));
        Train(network, drawings, heldOut, (ulong)seed, path);
        terminal.Line();

        var weights = WeightSource.FromFile(path);
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture, $"Of {HeldOut:N0} other drawings, with the weights from a file of {new FileInfo(path).Length:N0} bytes, those of a row were taken for:"));
        ConfusionTable.Print(terminal, Evaluate(network, heldOut, weights));
        terminal.Line();

        terminal.Line("The ten above:");
        foreach (var instructionSet in Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).OrderDescending()) Answer(network, weights, instructionSet, heldOut);
    }

    static float[][] Pictures(DigitDataset drawings) =>
    [
        .. Enumerable.Range(0, Digits).Select(digit =>
        {
            var picture = new float[drawings.Length];
            var random = default(RandomStream);
            drawings.Read(digit, picture, [], ref random);
            return picture;
        }),
    ];

    static ConfusionMatrix Evaluate(NetworkDescription network, Dataset heldOut, WeightSource weights)
    {
        using var inference = network.CreateInference(weights);
        var confusion = new ConfusionMatrix(Digits);
        Evaluation.Run(inference, Loader(network, heldOut), objective: null, [confusion]);
        return confusion;
    }

    static DataLoader Loader(NetworkDescription network, Dataset drawings) =>
        new(drawings.With(Normalization.Of(network).ToTransform()), new() { BatchSize = Batch, Workers = 1 });

    void Train(NetworkDescription network, Dataset drawings, Dataset heldOut, ulong seed, string path)
    {
        var normalized = drawings.With(Normalization.Of(network).ToTransform());
        var loader = new DataLoader(normalized, new() { BatchSize = Batch, Shuffle = true, DropLast = true, Workers = 1, Seed = seed });
        using var training = network.CreateTraining(WeightSource.FromSeed(seed), new(Batch, seed));
        using var optimizer = new AdamW(training.Parameters, LearningRate, groups: ParameterGroup.NoDecay);
        var progress = new TrainingProgress(terminal, LinesEvery);
        using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new NLLLoss(Digits)), loader, new()
        {
            Epochs = Epochs,
            Schedule = new OneCycleSchedule(LearningRate, Epochs * loader.BatchCount),
            ScheduleUnit = ScheduleUnit.Step,
            CyclesMomentum = true,
            Validation = Loader(network, heldOut),
            Metrics = [new TopKAccuracy()],
            Observers = [progress],
        });
        progress.Show(trainer, CancellationToken.None);
        training.Parameters.Save(path);
    }

    void Answer(NetworkDescription network, WeightSource weights, InstructionSetKind instructionSet, DigitDataset drawings)
    {
        float[] pixels = [.. Pictures(drawings).SelectMany(p => p)];
        Normalization.Of(network).Apply(pixels, 1, drawings.Length);
        using var inference = network.CreateInference(weights, new(Threads: 1, instructionSet));
        var timings = repetition.Measure(() => BatchedRun.Execute(inference, [pixels], Digits, instructionSet));
        var answers = Classifier.Classify(inference, new(pixels, Digits, true), null, 1, instructionSet).Select(p => p.Class);
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  {InstructionSets.Name(instructionSet),-9}  answers {string.Join(' ', answers)}  in {timings.Median * 1000 / Digits:0.0} µs an image on one thread"));
    }
}
