using NetGen.Cli.Reports.Grouping;
using NetGen.Cli.Reports.Html.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Costs;

/// <summary>What each block of the first drawing costs: multiply-accumulates, parameters and bytes, as bars.</summary>
static class BlockCosts
{
    public static void Write(Markup page, NetworkReport report, LayerLinks links)
    {
        var boxes = new GraphViewBuilder(report, links).View(LayerGroup.Root(report)).Boxes.Where(b => b.Port is null).ToList();
        var rows = boxes.Select(b => (Name: b.Group?.Name ?? report.Layers[b.First].Name, Box: b, Totals: GroupTotals.Of(report, b.First, b.Last)))
            .Where(r => r.Totals != default).ToList();
        if (rows.Count == 0) return;
        var whole = GroupTotals.Of(report.Layers);
        page.Open("section", ("id", "cost")).Element("h2", "Cost by block");
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Cost by block"));
        page.Open("table", ("class", "sortable")).Open("thead").Open("tr");
        page.Element("th", "Block", ("scope", "col"));
        foreach (var header in Headers(whole)) page.Element("th", header, ("scope", "col"), ("class", "n"));
        page.Element("th", "Output", ("scope", "col"));
        page.Close().Close().Open("tbody").Line();
        foreach (var (name, box, totals) in rows)
        {
            page.Open("tr").Element("th", name, ("scope", "row"));
            CostCell.Write(page, totals.MultiplyAdds, rows.Max(r => r.Totals.MultiplyAdds), whole.MultiplyAdds);
            CostCell.Write(page, totals.Parameters, rows.Max(r => r.Totals.Parameters), whole.Parameters);
            if (whole.Bytes > 0) CostCell.Write(page, totals.Bytes, rows.Max(r => r.Totals.Bytes), whole.Bytes);
            page.Element("td", Figures.Exact(box.Last - box.First + 1), ("class", "n"));
            page.Element("td", LayerText.Output(report.Layers[box.Last])).Close().Line();
        }

        page.Close().Close().Close().Close().Line();
    }

    static IEnumerable<string> Headers(GroupTotals whole) => whole.Bytes > 0 ? ["MACs", "Parameters", "Bytes", "Layers"] : ["MACs", "Parameters", "Layers"];
}
