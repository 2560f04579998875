using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Training.Metrics;
using Spectre.Console;

namespace NetGen.Cli.Training;

/// <summary>Shows a confusion matrix: a row for each class that an item is of, a column for each that it was taken for.</summary>
static class ConfusionTable
{
    /// <summary>Writes the matrix, with precision, recall and F1 of each class, and the means.</summary>
    public static void Print(Terminal terminal, ConfusionMatrix confusion)
    {
        var table = new Table();
        table.AddColumn("");
        for (var c = 0; c < confusion.Classes; c++) table.AddColumn(Integer(c), column => column.RightAligned());
        foreach (var name in new[] { "Precision", "Recall", "F1" }) table.AddColumn(name, column => column.RightAligned());
        for (var label = 0; label < confusion.Classes; label++)
        {
            var counts = Enumerable.Range(0, confusion.Classes).Select(answer => confusion[label, answer] == 0 ? "." : Integer(confusion[label, answer]));
            table.AddRow([Integer(label), .. counts, Share(confusion.Precision(label)), Share(confusion.Recall(label)), Share(confusion.F1(label))]);
        }

        terminal.Table(table);
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{confusion.Accuracy:P2} of {confusion.Count:N0} right; mean precision {Share(confusion.MacroPrecision)}, recall {Share(confusion.MacroRecall)}, F1 {Share(confusion.MacroF1)}."));
    }

    static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
