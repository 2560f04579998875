using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes what an editor shows of a network's class beside what its author says: what goes in and comes out, and what it costs.</summary>
static class HoverEmitter
{
    /// <param name="report">What it costs.</param>
    /// <param name="hasRemarks">Whether the author has written remarks: of an element that is there twice, an editor shows the first alone.</param>
    /// <param name="writer">Where to write.</param>
    public static void Emit(NetworkReport report, bool hasRemarks, CodeWriter writer)
    {
        var element = hasRemarks ? "value" : "remarks";
        writer.Line($"/// <{element}>");
        Paragraph(writer, $"{Tensors(report.Inputs.Select(i => (i.Name, i.Shape)))} → {Tensors(report.Outputs.Select(o => (o.Name, o.Shape)))}.");
        Paragraph(writer, $"{ReportColumn.Number(report.Parameters)} parameters, {ReportColumn.Number(report.MultiplyAdds)} multiply-adds{Field(report)}.");
        Paragraph(writer, $"{ReportColumn.Number(report.WeightBytes ?? 0)} bytes of packed weights; working memory {string.Join(", ", report.ArenaBytes.Select(a => $"{ReportColumn.Number(a.Bytes)} bytes ({a.InstructionSet})"))}.");
        foreach (var training in report.Training.Take(1))
        {
            Paragraph(writer, $"Training: {ReportColumn.Number(training.ItemBytes)} bytes for each item of the batch, {ReportColumn.Number(training.SharedBytes)} besides ({training.InstructionSet}).");
        }

        writer.Line($"/// </{element}>");
    }

    static void Paragraph(CodeWriter writer, string text) => writer.Line($"/// <para>{XmlText.Escape(text)}</para>");

    static string Field(NetworkReport report) => report.ReceptiveField is { } field ? $", receptive field {field} (size/stride/padding)" : "";

    static string Tensors(IEnumerable<(string Name, Graphs.EquatableArray<int> Shape)> tensors) => string.Join(", ", tensors.Select(t => $"{t.Name} {ReportColumn.Shape(t.Shape)}"));
}
