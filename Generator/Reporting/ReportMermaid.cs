using System.Text;
using NetGenCompiler.Graphs.Text;

namespace NetGenCompiler.Reporting;

/// <summary>A report as a Mermaid flow chart: a box for each layer, an edge for each operand.</summary>
static class ReportMermaid
{
    public static string Write(NetworkReport report)
    {
        var values = ValuesOf(report);
        var text = new StringBuilder("flowchart TD\n");
        for (var i = 0; i < report.Layers.Count; i++) Layer(text, report.Layers[i], i);
        for (var i = 0; i < report.Layers.Count; i++)
        {
            foreach (var input in report.Layers[i].Inputs) Edge(text, values[input], ValueWriter.Number("n", i));
        }

        for (var i = 0; i < report.Outputs.Count; i++)
        {
            var (output, id) = (report.Outputs[i], ValueWriter.Number("out", i));
            text.Append("  ").Append(id).Append("([\"").Append(Escape(output.Name)).Append("<br/>").Append(ReportColumn.Shape(output.Shape)).Append("\"])\n");
            Edge(text, values[output.Source], id);
        }

        return text.ToString();
    }

    static void Layer(StringBuilder text, LayerReport layer, int index)
    {
        var (open, close) = layer.Inputs.Count == 0 ? ("([\"", "\"])") : ("[\"", "\"]");
        var op = layer.Kernel is { } kernel ? $"{layer.Op} {kernel}" : layer.Op;
        var shapes = string.Join(" + ", layer.OutputShapes.Select(ReportColumn.Shape));
        text.Append("  ").Append(ValueWriter.Number("n", index)).Append(open)
            .Append(Escape(layer.Name)).Append("<br/>").Append(op).Append("<br/>").Append(shapes).Append(close).Append('\n');
    }

    static void Edge(StringBuilder text, string from, string to) => text.Append("  ").Append(from).Append(" --> ").Append(to).Append('\n');

    /// <summary>The box of every value, by the name that reports give it.</summary>
    static Dictionary<string, string> ValuesOf(NetworkReport report)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < report.Layers.Count; i++)
        {
            for (var output = 0; output < report.Layers[i].OutputShapes.Count; output++)
            {
                values[ReportBuilder.NameOf(report.Layers[i].Name, output)] = ValueWriter.Number("n", i);
            }
        }

        return values;
    }

    static string Escape(string text) => text.Replace("#", "#35;").Replace("&", "#amp;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");
}
