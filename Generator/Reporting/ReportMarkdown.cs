using System.Text;

namespace NetGenCompiler.Reporting;

/// <summary>A report as a Markdown table and list.</summary>
static class ReportMarkdown
{
    public static string Write(NetworkReport report)
    {
        var columns = ReportColumn.Of(report);
        var text = new StringBuilder();
        text.Append("## ").Append(Escape(report.Name)).Append("\n\n");
        foreach (var (title, figure) in ReportColumn.Totals(report)) text.Append("- ").Append(Escape(title)).Append(": ").Append(Escape(figure)).Append('\n');
        text.Append('\n');
        Row(text, columns.Select(c => c.Header));
        Row(text, columns.Select(c => c.IsNumber ? "---:" : "---"));
        foreach (var layer in report.Layers) Row(text, columns.Select(c => Escape(c.Text(layer))));
        return text.Append('\n').Append(NetworkReport.Rule).Append('\n').ToString();
    }

    static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("\n", " ");
}
