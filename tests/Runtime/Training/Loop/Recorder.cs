using NetGen.Runtime.Training.Loop;

namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>Keeps all reports, and stops the run after a step.</summary>
sealed class Recorder(long stopAfter = long.MaxValue) : TrainingObserver
{
    public List<StepReport> Steps { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public StopReason? Reason { get; private set; }

    /// <summary>Called before each step is recorded.</summary>
    public Action<Trainer> OnStep { get; init; } = _ => { };

    public override void StepEnded(Trainer trainer, in StepReport report)
    {
        OnStep(trainer);
        Steps.Add(report);
        if (report.Step == stopAfter) trainer.Stop();
    }

    public override void EpochEnded(Trainer trainer, EpochReport report) => Epochs.Add(report with { Duration = default });

    public override void Ended(Trainer trainer, StopReason reason) => Reason = reason;
}
