using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes what an editor shows of a network's class beside what its author says: what goes in and comes out, and what it costs.</summary>
static class HoverEmitter
{
    public static void Emit(NetworkReport report, CodeWriter writer)
    {
        writer.Line("/// <remarks>");
        Paragraph(writer, $"{Tensors(report.Inputs.Select(i => (i.Name, i.Shape)))} → {Tensors(report.Outputs.Select(o => (o.Name, o.Shape)))}.");
        Paragraph(writer, $"{ReportColumn.Number(report.Parameters)} parameters, {ReportColumn.Number(report.MultiplyAdds)} multiply-adds{Field(report)}.");
        Paragraph(writer, $"{ReportColumn.Number(report.WeightBytes ?? 0)} bytes of packed weights; working memory {string.Join(", ", report.ArenaBytes.Select(a => $"{ReportColumn.Number(a.Bytes)} bytes ({a.InstructionSet})"))}.");
        foreach (var training in report.Training.Take(1))
        {
            Paragraph(writer, $"Training: {ReportColumn.Number(training.ItemBytes)} bytes for each item of the batch, {ReportColumn.Number(training.SharedBytes)} besides ({training.InstructionSet}).");
        }

        writer.Line("/// </remarks>");
    }

    static void Paragraph(CodeWriter writer, string text) => writer.Line($"/// <para>{XmlText.Escape(text)}</para>");

    static string Field(NetworkReport report) => report.ReceptiveField is { } field ? $", receptive field {field} (size/stride/padding)" : "";

    static string Tensors(IEnumerable<(string Name, Graphs.EquatableArray<int> Shape)> tensors) => string.Join(", ", tensors.Select(t => $"{t.Name} {ReportColumn.Shape(t.Shape)}"));
}
