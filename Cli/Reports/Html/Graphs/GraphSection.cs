using NetGen.Cli.Reports.Grouping;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>The drawings of a network: the whole with its blocks closed, and each block under a line that opens.</summary>
sealed class GraphSection
{
    readonly NetworkReport report;
    readonly GraphViewBuilder views;
    readonly GraphAnchors anchors = new();
    readonly GraphDrawing drawing;

    GraphSection(NetworkReport report, LayerLinks links)
    {
        this.report = report;
        views = new(report, links);
        drawing = new(report, anchors);
    }

    public static void Write(Markup page, NetworkReport report, LayerLinks links)
    {
        var section = new GraphSection(report, links);
        page.Open("section", ("id", "graph")).Element("h2", "Graph");
        page.Element(
            "p",
            "A box is a layer with what directly follows it; the bar in it is its multiply-accumulates beside those of the costliest box. /2 is a stride, g32 a number of groups. "
            + "A box with a shadow is a block: a click opens its own drawing. A click on a layer leads to its line in the table.",
            ("class", "note"));
        section.Legend(page);
        section.Write(page, LayerGroup.Root(report));
        page.Close().Line();
    }

    void Legend(Markup page)
    {
        page.Open("ul", ("class", "legend"), ("aria-label", "Colours"));
        foreach (var kind in report.Layers.Select(l => OperatorKinds.Of(l.Op)).Distinct().Order())
        {
            page.Open("li", ("class", OperatorKinds.Class(kind))).Element("i", "", ("aria-hidden", "true")).Text(OperatorKinds.Text(kind)).Close();
        }

        page.Close().Line();
    }

    void Write(Markup page, LayerGroup group)
    {
        var view = views.View(group);
        page.Open("div", ("class", "drawing"));
        drawing.Write(page, view);
        if (view.Closed.Any()) page.Open("div", ("class", "blocks"));
        foreach (var closed in view.Closed)
        {
            page.Open("details", ("class", "block"));
            Summary(page, closed);

            // A browser opens what it is led into, so the anchor lies within.
            page.Open("div", ("id", anchors.Of(closed)));
            Write(page, closed);
            page.Close().Close().Line();
        }

        if (view.Closed.Any()) page.Close();
        page.Close().Line();
    }

    void Summary(Markup page, LayerGroup group)
    {
        var totals = GroupTotals.Of(report, group);
        var last = report.Layers[group.Last];
        page.Open("summary").Element("b", group.Name).Text(" ");
        page.Element(
            "span",
            $"{Figures.Counted(group.Count, "layer")}, {Figures.Short(totals.Parameters)} parameters ({Figures.Share(totals.Parameters, report.Parameters)}), "
            + $"{Figures.Short(totals.MultiplyAdds)} MACs ({Figures.Share(totals.MultiplyAdds, report.MultiplyAdds)}), → {LayerText.Output(last)}"
            + (last.ReceptiveField is { } field ? $", field {field}" : ""));
        page.Close();
    }
}
