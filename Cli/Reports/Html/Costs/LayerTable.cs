using NetGen.Cli.Reports.Html.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Costs;

/// <summary>The table of all layers, with bars where there are costs.</summary>
static class LayerTable
{
    static readonly Dictionary<string, Func<LayerReport, long>> Costs = new(StringComparer.Ordinal)
    {
        ["Parameters"] = l => l.Parameters,
        ["MACs"] = l => l.MultiplyAdds,
        ["Bytes"] = l => l.Bytes ?? 0,
    };

    public static void Write(Markup page, NetworkReport report)
    {
        var columns = ReportColumn.Of(report);
        var most = Costs.ToDictionary(c => c.Key, c => report.Layers.Max(c.Value), StringComparer.Ordinal);
        var whole = Costs.ToDictionary(c => c.Key, c => report.Layers.Sum(c.Value), StringComparer.Ordinal);
        page.Open("section", ("id", "layers")).Element("h2", "Layers");
        page.Empty("input", ("type", "checkbox"), ("id", "only-costs")).Element("label", "Only layers that cost something", ("for", "only-costs"));
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Layers"));
        page.Open("table", ("class", "sortable layers")).Open("thead").Open("tr");
        foreach (var column in columns) page.Element("th", column.Header, ("scope", "col"), ("class", column.IsNumber ? "n" : null));
        page.Close().Close().Open("tbody").Line();
        for (var i = 0; i < report.Layers.Count; i++) Row(i);
        page.Close().Close().Close().Close().Line();

        void Row(int index)
        {
            var layer = report.Layers[index];
            page.Open("tr", ("id", GraphAnchors.Row(index)), ("class", Costs.Values.All(c => c(layer) == 0) ? "free" : null));
            foreach (var column in columns)
            {
                if (Costs.TryGetValue(column.Header, out var cost)) CostCell.Write(page, cost(layer), most[column.Header], whole[column.Header]);
                else if (column.Header == "Layer") page.Element("th", layer.Name, ("scope", "row"), ("class", OperatorKinds.Class(OperatorKinds.Of(layer.Op))));
                else page.Element("td", column.Text(layer), ("class", column.IsNumber ? "n" : null));
            }

            page.Close().Line();
        }
    }
}
