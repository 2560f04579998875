using NetGen.Runtime.Training.Loop;

namespace NetGen.Cli.Training;

/// <summary>An epoch as <c>train --json</c> prints it.</summary>
sealed record EpochRecord(int Epoch, long Step, double Loss, double LearningRate, double ValidationLoss, double ValidationAccuracy, double Seconds)
{
    public static EpochRecord Of(EpochReport report) => new(
        report.Epoch, report.Step, report.Loss, report.LearningRate, report.Validation!.Loss, report.Validation.Metrics[0].Value, report.Duration.TotalSeconds);
}
