namespace NetGen.Runtime.Training.Loop;

/// <summary>
/// Is told how training goes: progress, logs, and whatever else is to happen meanwhile. All calls are on the thread of the training, between
/// its steps; what they throw ends it.
/// </summary>
/// <example>
/// <code>
/// sealed class Lines : TrainingObserver
/// {
///     public override void EpochEnded(Trainer trainer, EpochReport report) => Console.WriteLine($"epoch {report.Epoch}: loss {report.Loss:0.000}");
/// }
/// </code>
/// </example>
public abstract class TrainingObserver
{
    /// <summary>Training begins, or goes on from a checkpoint.</summary>
    /// <param name="trainer">The trainer.</param>
    public virtual void Started(Trainer trainer)
    {
    }

    /// <summary>A step was made.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="report">The step.</param>
    public virtual void StepEnded(Trainer trainer, in StepReport report)
    {
    }

    /// <summary>An epoch is over, and was validated.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="report">The epoch.</param>
    public virtual void EpochEnded(Trainer trainer, EpochReport report)
    {
    }

    /// <summary>Training has ended, unless by an exception.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="reason">Why.</param>
    public virtual void Ended(Trainer trainer, StopReason reason)
    {
    }
}
