using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;

namespace NetGen.Runtime.Training.Loop;

/// <summary>How a <see cref="Trainer"/> trains. Clipping, decay and groups of parameters are the optimizer's.</summary>
public sealed record TrainerOptions
{
    /// <summary>How many epochs are made.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>How many batches make a step: their gradients are averaged. What is left at the end of an epoch makes one too.</summary>
    public int AccumulatedBatches { get; init; } = 1;

    /// <summary>The learning rate of each epoch or step; null where it stays what the optimizer has.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>What the schedule counts.</summary>
    public ScheduleUnit ScheduleUnit { get; init; }

    /// <summary>
    /// Whether the momentum (β₁ of an Adam) goes against the rate, as a <see cref="OneCycleSchedule"/> says: <c>cycle_momentum</c>. With SGD and Adam.
    /// </summary>
    public bool CyclesMomentum { get; init; }

    /// <summary>Lowers the rate where <see cref="Monitor"/> does not improve; excludes a schedule.</summary>
    public PlateauSchedule? Plateau { get; init; }

    /// <summary>Scales the loss up before backward, and its gradients down again; steps whose gradients overflow are not made. None where null.</summary>
    public LossScaler? LossScaler { get; init; }

    /// <summary>An average of the parameters, updated after each step, with which validation is done.</summary>
    public MovingAverage? Average { get; init; }

    /// <summary>What is validated on after each epoch, if anything.</summary>
    public DataLoader? Validation { get; init; }

    /// <summary>What is measured in validation besides the loss.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>The number that early stopping and the plateau go by; null stands for the validation's loss, or the loss where there is none.</summary>
    public Func<EpochReport, double>? Monitor { get; init; }

    /// <summary>Ends training where <see cref="Monitor"/> does not improve.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The file of the weights of the epoch that was the best for early stopping, averages where there are some; null where none is written.</summary>
    public string? BestWeights { get; init; }

    /// <summary>Who is told how it goes.</summary>
    public IReadOnlyList<TrainingObserver> Observers { get; init; } = [];

    /// <summary>The file of the checkpoint, replaced each time; null where none is written.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>After how many steps a checkpoint is written, besides those at the ends of epochs; 0 stands for no others.</summary>
    public int CheckpointSteps { get; init; }

    internal void Check(DataLoader loader, Optimizer optimizer)
    {
        Hyperparameter.NotNegative(Epochs, nameof(Epochs));
        Hyperparameter.AtLeastOne(AccumulatedBatches, nameof(AccumulatedBatches));
        Hyperparameter.NotNegative(CheckpointSteps, nameof(CheckpointSteps));
        if (Schedule is not null && Plateau is not null) throw new ArgumentException($"{nameof(Schedule)} and {nameof(Plateau)} exclude each other.");
        if (BestWeights is not null && EarlyStopping is null) throw new ArgumentException($"{nameof(BestWeights)} are those of {nameof(EarlyStopping)}.");
        if (CyclesMomentum && (Schedule is not OneCycleSchedule || optimizer is not (SGD or Adam)))
        {
            throw new ArgumentException($"{nameof(CyclesMomentum)} is for a {nameof(OneCycleSchedule)} with {nameof(SGD)} or {nameof(Adam)}.");
        }

        if (CheckpointSteps > 0 && Checkpoint is null) throw new ArgumentException($"{nameof(CheckpointSteps)} needs a file, {nameof(Checkpoint)}.");
        if (loader.BatchCount == 0) throw new ArgumentException("The loader has no batches.");
    }
}
