using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Training.Loop;
using Spectre.Console;

namespace NetGen.Cli.Training;

/// <summary>Shows how training goes: a bar on a terminal, else a line now and then.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="interval">Of how many steps one gets a line; 0 stands for none.</param>
sealed class TrainingProgress(Terminal terminal, int interval) : TrainingObserver
{
    ProgressTask? task;

    /// <summary>Trains, and shows it meanwhile.</summary>
    public StopReason Show(Trainer trainer, CancellationToken cancellation)
    {
        if (!terminal.IsDecorated) return trainer.Run(cancellation);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(terminal.Output) });
        return console.Progress().Start(progress =>
        {
            task = progress.AddTask("Training", maxValue: (double)trainer.Options.Epochs * trainer.BatchesPerEpoch);
            return trainer.Run(cancellation);
        });
    }

    public override void StepEnded(Trainer trainer, in StepReport report)
    {
        if (task is not null)
        {
            task.Value = ((double)report.Epoch * report.Batches) + report.Batch;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch + 1} of {trainer.Options.Epochs}, loss {report.RunningLoss:0.000}");
        }
        else if (interval > 0 && report.Step % interval == 0)
        {
            terminal.Line(string.Create(
                CultureInfo.InvariantCulture, $"  epoch {report.Epoch + 1}, batch {report.Batch,4} of {report.Batches}: loss {report.RunningLoss:0.000}, rate {report.LearningRate:0.00000}"));
        }
    }

    public override void EpochEnded(Trainer trainer, EpochReport report)
    {
        if (task is not null) return;
        var validation = report.Validation is { } result
            ? string.Create(CultureInfo.InvariantCulture, $"; validation {string.Join(", ", result.Numbers.Select(Text))}")
            : "";
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch + 1} of {trainer.Options.Epochs}: loss {report.Loss:0.0000}{validation} ({report.Duration.TotalSeconds:0.0} s)"));
    }

    static string Text((string Name, double Value) number) => string.Create(CultureInfo.InvariantCulture, $"{number.Name} {number.Value:0.0000}");
}
