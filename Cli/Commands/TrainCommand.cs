using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Training;
using NetGen.Runtime;
using NetGen.Runtime.Training.Logs;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Commands;

/// <summary>Trains a classifier on data in files.</summary>
sealed class TrainCommand : NetworkCommand
{
    const int MostEpochs = 1_000_000, LinesEvery = 100;

    readonly DataSelection data = new();
    readonly OptimizerSelection optimizers = new();
    readonly Option<int> epochs = Parsers.Integer("--epochs", "How often all items are seen.", 1, MostEpochs, 10);
    readonly Option<int> accumulate = Parsers.Integer("--accumulate", "Batches that make a step together.", 1, MostEpochs, 1);
    readonly Option<double?> smoothing = Parsers.Number("--label-smoothing", "The share of a label that is spread over all classes.", 0, 1);
    readonly Option<double?> average = Parsers.Number("--average", "Keeps a moving average of the weights, of which so much stays at a step, and gives that.", 0, 0.999999);
    readonly Option<int> patience = Parsers.Integer("--patience", "Ends training after so many epochs without a better validation loss, and gives the weights of the best; 0 stands for never.", 0, MostEpochs, 0);
    readonly Option<string> weights = Parsers.File("--weights", "First weights, instead of those of the seed: safetensors or .npz.");
    readonly Option<ulong?> seed = Parsers.Seed("Of first weights, order, augmentation and dropout. 0 unless given.");
    readonly Option<string> checkpoints = Parsers.Folder("--checkpoints", "A folder for the run's checkpoint, weights, log.csv and TensorBoard's events.");
    readonly Option<int> checkpointSteps = Parsers.Integer("--checkpoint-steps", "Writes the checkpoint after so many steps too, besides after each epoch.", 0, int.MaxValue, 0);
    readonly Option<bool> resume = new("--resume") { Description = "Goes on from the checkpoint in the folder, bit for bit as if it had not ended." };
    readonly Option<string> output = Parsers.File("--output", "The safetensors file of the trained weights; weights.safetensors in the folder of --checkpoints unless given.");

    public TrainCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("train", "Trains a classifier, with progress, checkpoints and logs.", networks, terminal)
    {
        AddAll(
            null, [.. data.All, epochs, .. optimizers.All, accumulate, smoothing, average, patience, weights, seed, checkpoints, checkpointSteps, resume, output]);
        data.AddTo(this);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "netgen train MnistCnn --data mnist --epochs 5 --output w.safetensors",
        "netgen train MnistCnn --reader digits --lr 4e-3 --schedule onecycle --epochs 2 --checkpoints runs/digits",
        "netgen train ResNet18 --data photos --augment crop:16,flip --checkpoints runs/photos --resume",
    ];

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        if (!target.HasTraining) throw new BadArgumentsException($"{target.Name} has no training code: its class is to be declared [Network(Training = true)].");
        if ((Classifier.Objection(target) ?? Classifier.TrainingObjection(target)) is { } objection) throw new BadArgumentsException(objection);
        var folder = parsed.GetValue(checkpoints) is { } path ? new RunFolder(path) : null;
        if (folder is null && parsed.GetValue(resume)) throw new BadArgumentsException("--resume needs --checkpoints.");
        if (folder is null && parsed.GetValue(checkpointSteps) > 0) throw new BadArgumentsException("--checkpoint-steps needs --checkpoints.");
        var file = parsed.GetValue(output) ?? folder?.Weights ?? throw new BadArgumentsException("--output or --checkpoints is required: else what is trained is lost.");
        var number = parsed.GetValue(seed) ?? 0;
        var first = parsed.GetValue(weights) is { } from ? WeightSource.FromFile(InputFile.Existing(from)) : WeightSource.FromSeed(number);
        var (loader, validation, normalize) = data.Load(parsed, target, number);
        folder?.Prepare(parsed.GetValue(resume));
        OutputFile.Writable(file);

        using var training = target.CreateTraining(first, new(data.BatchOf(parsed), number, options.Threads, options.InstructionSet));
        using var optimizer = optimizers.Create(parsed, training.Parameters);
        using var moving = parsed.GetValue(average) is { } stays ? new MovingAverage(training.Parameters, stays, warmUp: true) : null;
        using var events = folder is null ? null : new TensorBoardLog(folder.Path);
        var accumulated = parsed.GetValue(accumulate);
        var steps = checked(parsed.GetValue(epochs) * ((loader.BatchCount + accumulated - 1) / accumulated));
        var progress = new TrainingProgress(terminal, LinesEvery);
        var records = new EpochRecords();
        var objective = new ClassificationObjective(new CrossEntropyLoss(target.Outputs[0].Shape[0], labelSmoothing: parsed.GetValue(smoothing) ?? 0));
        using var trainer = new Trainer(training, optimizer, objective, loader, new()
        {
            Epochs = parsed.GetValue(epochs),
            AccumulatedBatches = accumulated,
            Schedule = optimizers.ScheduleOf(parsed, steps),
            CyclesMomentum = optimizers.CyclesMomentum(parsed),
            ScheduleUnit = ScheduleUnit.Step,
            Average = moving,
            Validation = validation,
            Metrics = [new TopKAccuracy()],
            EarlyStopping = parsed.GetValue(patience) is > 0 and var bad ? new EarlyStopping(bad) : null,
            BestWeights = parsed.GetValue(patience) > 0 ? file : null,
            Observers = [records, .. folder is null ? Array.Empty<TrainingObserver>() : [new CsvLog(folder.Log), events!], .. isJson ? Array.Empty<TrainingObserver>() : [progress]],
            Checkpoint = folder?.Checkpoint,
            CheckpointSteps = parsed.GetValue(checkpointSteps),
        });
        if (parsed.GetValue(resume)) trainer.Resume(folder!.Checkpoint);

        var reason = Run(trainer, isJson ? null : progress);
        // Those of the best epoch are in the file already, if there was one.
        if (trainer.Options is not { BestWeights: not null, EarlyStopping.BestIndex: >= 0 }) trainer.SaveWeights(file);
        if (isJson)
        {
            var name = reason.ToString();
            terminal.Json(new TrainingRecord(
                target.Name, file, char.ToLowerInvariant(name[0]) + name[1..], trainer.Step, records.Epochs, normalize.Shifts, normalize.Scales, training.Threads,
                training.InstructionSet));
        }
        else
        {
            terminal.Line($"Items are normalised by --mean {Numbers(normalize.Shifts)} --std {Numbers(normalize.Scales)}.");
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{file}: the weights after {trainer.Step:N0} steps{(reason == StopReason.Completed ? "" : $", stopped ({reason})")}."));
        }
    }

    static string Numbers(IEnumerable<double> numbers) => string.Join(',', numbers.Select(n => n.ToString("G7", CultureInfo.InvariantCulture)));

    /// <summary>Trains until the end, or an interrupt, which leaves a checkpoint.</summary>
    static StopReason Run(Trainer trainer, TrainingProgress? progress)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        return progress?.Show(trainer, cancellation.Token) ?? trainer.Run(cancellation.Token);

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }
}
