using System.Globalization;
using NetGen.Runtime.Training.Loop;

namespace NetGen.Runtime.Training.Logs;

/// <summary>
/// Losses, learning rates, gradient norms and metrics for TensorBoard: a file of events in a folder, a further one where a run goes on. Each step is
/// under <c>step/</c>, each epoch under <c>epoch/</c>, with the step as the abscissa.
/// </summary>
/// <param name="folder">The folder, which is created where it is absent; <c>tensorboard --logdir</c> takes the one above.</param>
/// <param name="interval">Of how many steps one is written.</param>
/// <param name="clock">What tells the time; null stands for the system's clock.</param>
/// <example>
/// <code>
/// using var log = new TensorBoardLog("runs/digits-1", interval: 10);
/// var options = new TrainerOptions { Epochs = 10, Observers = [log] };
/// </code>
/// </example>
public sealed class TensorBoardLog(string folder, int interval = 1, TimeProvider? clock = null) : TrainingObserver, IDisposable
{
    readonly int interval = Hyperparameter.AtLeastOne(interval, nameof(interval));
    readonly TimeProvider clock = clock ?? TimeProvider.System;
    EventFile? file;

    double Seconds => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <inheritdoc/>
    public override void Started(Trainer trainer)
    {
        Dispose();
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{(long)Seconds:0000000000}.netgen.{Guid.NewGuid():N}");
        file = new(new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read), Seconds);
    }

    /// <inheritdoc/>
    public override void StepEnded(Trainer trainer, in StepReport report)
    {
        if (report.Step % interval != 0) return;
        file!.Write(Seconds, report.Step, [("step/loss", report.Loss), ("step/learning_rate", report.LearningRate), ("step/gradient_norm", report.GradientNorm)]);
    }

    /// <inheritdoc/>
    public override void EpochEnded(Trainer trainer, EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        file!.Write(Seconds, report.Step, [.. report.Numbers.Select(n => ("epoch/" + n.Name, n.Value))]);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }
}
