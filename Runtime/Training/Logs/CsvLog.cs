using System.Globalization;
using System.Text;
using NetGen.Runtime.Training.Loop;

namespace NetGen.Runtime.Training.Logs;

/// <summary>
/// A line an epoch in a CSV file: epoch, step, loss, learning rate, and what validation gave. A run that goes on keeps the lines of the epochs before.
/// </summary>
/// <param name="path">The file; that of an earlier run is replaced.</param>
/// <example>
/// <code>
/// var options = new TrainerOptions { Epochs = 10, Observers = [new CsvLog("run.csv")] };
/// </code>
/// </example>
public sealed class CsvLog(string path) : TrainingObserver
{
    /// <inheritdoc/>
    public override void Started(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var epoch = trainer.Position.Epoch;
        // The lines of later epochs are of a run that was given up.
        var kept = epoch == 0 || !File.Exists(path) ? [] : File.ReadAllLines(path).Where((line, i) => i == 0 || EpochOf(line) < epoch).ToArray();
        File.WriteAllLines(path, kept);
    }

    /// <inheritdoc/>
    public override void EpochEnded(Trainer trainer, EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        var numbers = report.Numbers;
        if (new FileInfo(path).Length == 0) text.AppendLine(string.Join(',', ["epoch", "step", .. numbers.Select(n => n.Name), "seconds"]));
        text.Append(CultureInfo.InvariantCulture, $"{report.Epoch},{report.Step}");
        foreach (var (_, value) in numbers) text.Append(CultureInfo.InvariantCulture, $",{value:R}");
        text.AppendLine(CultureInfo.InvariantCulture, $",{report.Duration.TotalSeconds:0.000}");
        File.AppendAllText(path, text.ToString());
    }

    static int EpochOf(string line) => int.TryParse(line.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : int.MaxValue;
}
