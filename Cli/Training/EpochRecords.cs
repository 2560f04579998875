using NetGen.Runtime.Training.Loop;

namespace NetGen.Cli.Training;

/// <summary>Keeps the epochs of a run.</summary>
sealed class EpochRecords : TrainingObserver
{
    readonly List<EpochRecord> epochs = [];

    public IReadOnlyList<EpochRecord> Epochs => epochs;

    public override void EpochEnded(Trainer trainer, EpochReport report) => epochs.Add(EpochRecord.Of(report));
}
