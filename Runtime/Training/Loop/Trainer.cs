using System.Diagnostics;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>
/// Trains a network: epochs of batches, forward, loss, backward and step; validation, schedules, checkpoints. A run that goes on from a checkpoint
/// has the same bits as one that was never interrupted.
/// </summary>
/// <example>
/// <code>
/// using var training = description.CreateTraining(WeightSource.FromSeed(1), new(Batch: 32, Seed: 1));
/// using var optimizer = new AdamW(training.Parameters, 1e-3, weightDecay: 1e-2);
/// using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new NLLLoss(10)), loader, new()
/// {
///     Epochs = 10,
///     Schedule = new CosineSchedule(1e-3, steps: 10 * loader.BatchCount).WarmUp(100),
///     ScheduleUnit = ScheduleUnit.Step,
///     Validation = validation,
///     Metrics = [new TopKAccuracy()],
///     Observers = [new CsvLog("run.csv")],
///     Checkpoint = "run.safetensors",
/// });
/// if (File.Exists("run.safetensors")) trainer.Resume("run.safetensors");
/// trainer.Run();
/// training.Parameters.Save("digits.safetensors");
/// </code>
/// </example>
public sealed partial class Trainer : IDisposable
{
    readonly DataLoader loader;
    readonly BatchObjective objective;
    readonly RunState state;
    readonly BatchOutputs outputs, gradients;
    readonly GradientAccumulator? accumulator;
    readonly double gradientScale;
    bool isStopRequested;

    /// <summary>Creates a trainer. Network, optimizer and what the options hold stay the caller's.</summary>
    /// <param name="training">The network, with memory for the largest batch.</param>
    /// <param name="optimizer">The optimizer of its parameters.</param>
    /// <param name="objective">The loss.</param>
    /// <param name="loader">The batches.</param>
    /// <param name="options">How; null stands for one epoch.</param>
    /// <exception cref="ArgumentException">The parts do not fit each other, or two options exclude each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Trainer(ITraining training, Optimizer optimizer, BatchObjective objective, DataLoader loader, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(loader);
        Options = options ?? new();
        Options.Check(loader, optimizer);
        if (optimizer.Parameters != training.Parameters) throw new ArgumentException("The optimizer is of other parameters.", nameof(optimizer));
        if (loader.LargestBatch > training.Batch) throw new ArgumentException($"The network has memory for {training.Batch} items; a batch has {loader.LargestBatch}.", nameof(loader));
        (Training, Optimizer, this.objective, this.loader) = (training, optimizer, objective, loader);
        (outputs, gradients) = (new(training.Description, loader), new(training.Description, loader));
        state = new(training, optimizer, objective, loader, Options);
        gradientScale = optimizer.GradientScale;
        if (Options.AccumulatedBatches > 1) accumulator = new(training.Parameters, Options.AccumulatedBatches);
    }

    /// <summary>The network.</summary>
    public ITraining Training { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How it trains.</summary>
    public TrainerOptions Options { get; }

    /// <summary>How many steps were made, before the run went on too.</summary>
    public long Step => state.Step;

    /// <summary>Where in the batches the run is.</summary>
    public LoaderPosition Position => state.Position;

    /// <summary>How many batches an epoch has.</summary>
    public int BatchesPerEpoch => loader.BatchCount;

    /// <summary>Goes on from a checkpoint. Nothing changes where it does not fit.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The file is damaged, no checkpoint, or of a run with other parts, batches or seed.</exception>
    /// <exception cref="WeightMismatchException">It is of another network or optimizer.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public void Resume(string path)
    {
        AtomicFile.DeleteLeftovers(path);
        state.Load(path);
    }

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => state.Save(path);

    /// <summary>Writes the weights as they are now, or their averages where there are some: a safetensors file to infer with.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveWeights(string path)
    {
        if (Options.Average is { } average) average.ToWeights().Save(path);
        else Training.Parameters.Save(path);
    }

    /// <summary>Ends the run after the step that is being made.</summary>
    public void Stop() => isStopRequested = true;

    /// <summary>Trains until all epochs are made, or there is a reason to end.</summary>
    /// <param name="cancellation">Ends the run as <see cref="Stop"/> does, with a checkpoint where one is to be written.</param>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is infinite or no number.</exception>
    public StopReason Run(CancellationToken cancellation = default)
    {
        isStopRequested = false;
        foreach (var observer in Options.Observers) observer.Started(this);
        var reason = state.IsStopped ? StopReason.EarlyStopping : StopReason.Completed;
        while (reason == StopReason.Completed && state.Position.Epoch < Options.Epochs)
        {
            var start = Stopwatch.GetTimestamp();
            if (!TrainEpoch(cancellation)) reason = StopReason.Requested;
            else if (EndEpoch(start)) reason = StopReason.EarlyStopping;
        }

        if (reason == StopReason.Requested && Options.Checkpoint is { } path) Save(path);
        foreach (var observer in Options.Observers) observer.Ended(this, reason);
        return reason;
    }

    /// <summary>Frees what the trainer has of its own.</summary>
    public void Dispose() => accumulator?.Dispose();

    /// <summary>Makes the rest of an epoch.</summary>
    /// <returns>Whether it is over, rather than stopped before.</returns>
    bool TrainEpoch(CancellationToken cancellation)
    {
        // A cancellation ends the run between two steps, not while it waits for a batch.
        using var batches = loader.From(state.Position, CancellationToken.None);
        var (loss, items) = (0.0, 0);
        while (accumulator is { Count: > 0 } || !(isStopRequested || cancellation.IsCancellationRequested))
        {
            if (!batches.MoveNext()) return true;
            var batch = batches.Current;
            loss += ComputeGradients(batch, batches.Position) * batch.Count;
            items += batch.Count;
            var isLast = batches.Position.Batch == loader.BatchCount;
            if (accumulator is not null && !accumulator.Add())
            {
                if (!isLast) continue;
                accumulator.Complete();
            }

            MakeStep(loss, items, batches.Position);
            (loss, items) = (0, 0);
        }

        return false;
    }

    /// <summary>Validates, adapts the rate, and reports.</summary>
    /// <returns>Whether early stopping ends the run.</returns>
    bool EndEpoch(long start)
    {
        var epoch = state.Position.Epoch;
        var loss = state.LossSum / state.LossItems;
        var report = new EpochReport(epoch, Step, loss, Optimizer.LearningRate, Stopwatch.GetElapsedTime(start), Validate());
        var monitored = Options.Monitor?.Invoke(report) ?? report.Validation?.Loss ?? report.Loss;
        if (Options.Plateau is { } plateau) Optimizer.LearningRate = plateau.Report(monitored);
        state.IsStopped = Options.EarlyStopping?.Report(monitored) ?? false;
        if (Options is { BestWeights: { } best, EarlyStopping.IsBest: true }) SaveWeights(best);
        state.Position = new(epoch + 1, 0);
        (state.LossSum, state.LossItems) = (0, 0);
        foreach (var observer in Options.Observers) observer.EpochEnded(this, report);
        if (Options.Checkpoint is { } path) Save(path);
        return state.IsStopped;
    }

    EvaluationResult? Validate()
    {
        if (Options.Validation is not { } validation) return null;
        Options.Average?.Swap();
        try
        {
            using var network = Training.CreateInference(Training.Threads);
            return Evaluation.Run(network, validation, objective, Options.Metrics);
        }
        finally
        {
            Options.Average?.Swap();
        }
    }
}
