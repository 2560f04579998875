using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Checkpoints;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>Where a run is, besides what network, optimizer and others know of themselves; and all of it in a checkpoint.</summary>
sealed class RunState(ITraining training, Optimizers.Optimizer optimizer, DataLoader loader, TrainerOptions options)
{
    const string Model = "model", Optimizer = "optimizer", Average = "average", Plateau = "plateau", Stopping = "early_stopping", Run = "run";

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
        List<(string, StateDictionary)> parts =
        [
            (Run, numbers),
            (Model, StateDictionary.Load(training.Parameters, training.Parameters.Parameters)),
            (Optimizer, optimizer.SaveState()),
        ];
        if (options.Average is { } average) parts.Add((Average, average.ToWeights()));
        if (options.Plateau is { } plateau) parts.Add((Plateau, plateau.SaveState()));
        if (options.EarlyStopping is { } stopping) parts.Add((Stopping, stopping.SaveState()));
        Checkpoint.Write(path, parts);
    }

    /// <summary>Takes over what a checkpoint holds; nothing changes where it does not fit.</summary>
    public void Load(string path)
    {
        var checkpoint = Checkpoint.Read(path);
        var numbers = StateNumbers.Load(checkpoint.Part(Run, StateNumbers.Describe(names)), names);
        Check(path, numbers);
        var model = checkpoint.Part(Model, training.Parameters.Parameters);
        var moments = checkpoint.Part(Optimizer, optimizer.SaveState().Parameters);
        var average = options.Average is null ? null : checkpoint.Part(Average, training.Parameters.Parameters);
        var plateau = options.Plateau is null ? null : checkpoint.Part(Plateau, options.Plateau.SaveState().Parameters);
        var stopping = options.EarlyStopping is null ? null : checkpoint.Part(Stopping, options.EarlyStopping.SaveState().Parameters);

        training.Parameters.Load(model);
        optimizer.LoadState(moments);
        (training.Seed, training.Step) = (SeedOf(numbers[11], numbers[12]), (uint)numbers[3]);
        if (average is not null)
        {
            options.Average!.Load(average);
            options.Average.UpdateCount = (long)numbers[6];
        }

        if (plateau is not null) options.Plateau!.LoadState(plateau);
        if (stopping is not null) options.EarlyStopping!.LoadState(stopping);
        (Step, Position) = ((long)numbers[0], new((int)numbers[1], (int)numbers[2]));
        (LossSum, LossItems, IsStopped) = (numbers[4], (long)numbers[5], numbers[10] != 0);
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
