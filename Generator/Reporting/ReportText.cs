using System.Text;

namespace NetGenCompiler.Reporting;

/// <summary>A report as a table for a terminal or a comment.</summary>
static class ReportText
{
    const string Gap = "  ";

    public static string Write(NetworkReport report)
    {
        var columns = ReportColumn.Of(report);
        var rows = report.Layers.Select(l => columns.Select(c => c.Text(l)).ToList()).ToList();
        var widths = columns.Select((c, i) => rows.Select(r => r[i].Length).Append(c.Header.Length).Max()).ToList();
        var rule = new string('─', widths.Sum() + (Gap.Length * (widths.Count - 1)));
        var totals = ReportColumn.Totals(report).ToList();
        var title = totals.Max(t => t.Title.Length);
        var text = new StringBuilder();
        Line(text, report.Name);
        Line(text, rule);
        Line(text, Row([.. columns.Select(c => c.Header)], columns, widths));
        Line(text, rule);
        foreach (var row in rows) Line(text, Row(row, columns, widths));
        Line(text, rule);
        foreach (var (name, figure) in totals) Line(text, name.PadRight(title) + Gap + figure);
        Line(text, NetworkReport.Rule);
        return text.ToString();
    }

    static string Row(IReadOnlyList<string> cells, IReadOnlyList<ReportColumn> columns, List<int> widths) => string.Join(
        Gap, cells.Select((cell, i) => columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])));

    static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
