using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Checkpoints;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>Where a run is, besides what network, optimizer and others know of themselves; and all of it in a checkpoint.</summary>
sealed class RunState(ITraining training, Optimizers.Optimizer optimizer, BatchObjective objective, DataLoader loader, TrainerOptions options)
{
    const string Run = "run";

    static readonly string[] names =
    [
        "step", "epoch", "batch", "training_step", "loss_sum", "loss_items", "average_updates", "seed_low", "seed_high", "batches", "stopped",
        "training_seed_low", "training_seed_high",
    ];

    public long Step { get; set; }

    public LoaderPosition Position { get; set; }

    public double LossSum { get; set; }

    public long LossItems { get; set; }

    /// <summary>Whether early stopping has ended the run.</summary>
    public bool IsStopped { get; set; }

    public void Save(string path)
    {
        var numbers = StateNumbers.Save(names,
        [
            Step, Position.Epoch, Position.Batch, training.Step, LossSum, LossItems, options.Average?.UpdateCount ?? 0, (uint)loader.Options.Seed,
            loader.Options.Seed >> 32, loader.BatchCount, IsStopped ? 1 : 0, (uint)training.Seed, training.Seed >> 32,
        ]);
        Checkpoint.Write(path, [(Run, numbers), .. Parts().Select(p => (p.Name, p.Save()))]);
    }

    /// <summary>Takes over what a checkpoint holds; nothing changes where it does not fit.</summary>
    public void Load(string path)
    {
        var checkpoint = Checkpoint.Read(path);
        var numbers = StateNumbers.Load(checkpoint.Part(Run, StateNumbers.Describe(names)), names);
        Check(path, numbers);
        var parts = Parts().Select(part => (part.Load, Source: checkpoint.Part(part.Name, part.Entries))).ToList();

        foreach (var (load, source) in parts) load(source);
        (training.Seed, training.Step) = (SeedOf(numbers[11], numbers[12]), (uint)numbers[3]);
        if (options.Average is { } average) average.UpdateCount = (long)numbers[6];
        (Step, Position) = ((long)numbers[0], new((int)numbers[1], (int)numbers[2]));
        (LossSum, LossItems, IsStopped) = (numbers[4], (long)numbers[5], numbers[10] != 0);
    }

    /// <summary>What has a state of its own, in the order of the file.</summary>
    IEnumerable<RunPart> Parts()
    {
        var parameters = training.Parameters;
        yield return new("model", parameters.Parameters, () => StateDictionary.Load(parameters, parameters.Parameters), parameters.Load);
        yield return RunPart.Of("optimizer", optimizer.SaveState, optimizer.LoadState);
        if (objective.SaveState().Parameters.Length > 0) yield return RunPart.Of("objective", objective.SaveState, objective.LoadState);
        if (options.Average is { } average) yield return new("average", parameters.Parameters, average.ToWeights, average.Load);
        if (options.Plateau is { } plateau) yield return RunPart.Of("plateau", plateau.SaveState, plateau.LoadState);
        if (options.EarlyStopping is { } stopping) yield return RunPart.Of("early_stopping", stopping.SaveState, stopping.LoadState);
        if (options.LossScaler is { } scaler) yield return RunPart.Of("loss_scaler", scaler.SaveState, scaler.LoadState);
    }

    static ulong SeedOf(double low, double high) => (ulong)low | ((ulong)high << 32);

    void Check(string path, double[] numbers)
    {
        var seed = SeedOf(numbers[7], numbers[8]);
        if (seed != loader.Options.Seed) throw new InvalidFileException(path, $"the run drew its batches from the seed {seed}; this one's is {loader.Options.Seed}.");
        if (numbers[9] != loader.BatchCount) throw new InvalidFileException(path, $"the run had {numbers[9]} batches an epoch; this one has {loader.BatchCount}.");
        if (numbers[1] < 0 || numbers[2] < 0 || numbers[2] > loader.BatchCount) throw new InvalidFileException(path, "it has no sound position.");
    }
}
