using NetGen.Cli.Reports.Grouping;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>Draws a part of a network: boxes with the layers in them, and edges.</summary>
sealed class GraphDrawing(NetworkReport report, GraphAnchors anchors)
{
    const int NameLength = 27, PortLength = 24;

    /// <summary>Writes what drawings refer to: the ends of edges, and hatching.</summary>
    public static void Definitions(Markup page)
    {
        page.Open("svg", ("class", "nothing"), ("width", "0"), ("height", "0"), ("aria-hidden", "true")).Open("defs");
        page.Open("marker", ("id", "arrow"), ("viewBox", "0 0 8 8"), ("refX", "7"), ("refY", "4"), ("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto"));
        page.Empty("path", ("class", "arrow-head"), ("d", "M0 0L8 4L0 8z")).Close();
        page.Open("pattern", ("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
        page.Empty("rect", ("width", "1.6"), ("height", "6"), ("class", "hatch")).Close().Close().Close().Line();
    }

    /// <summary>Writes the drawing of a group as an SVG image.</summary>
    public void Write(Markup page, GraphView view)
    {
        var layout = GraphLayout.Of([.. view.Boxes.Select(b => (b.BoxWidth, b.Height))], view.Edges);
        var (width, height) = (Markup.Number(Math.Ceiling(layout.Width)), Markup.Number(Math.Ceiling(layout.Height)));
        var title = view.Group.Path.Length == 0 ? $"The layers of {report.Name}" : $"The layers of {view.Group.Name}";
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title));
        page.Open("svg", ("class", "graph"), ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "group"), ("aria-label", title)).Line();
        page.Element("title", title);
        page.Element("desc", $"From the first layer at the top to the last at the bottom, in {Figures.Counted(layout.Links.Count(l => l.IsArrow), "edge")}; the table of layers has the same in words.");
        foreach (var outline in view.Outlines) Outline(page, view, layout, outline);
        foreach (var link in layout.Links) page.Empty("path", ("class", link.IsArrow ? "edge arrow" : "edge"), ("d", link.Path)).Line();
        var costs = view.Boxes.Select(b => b.First < 0 ? 0 : GroupTotals.Of(report, b.First, b.Last).MultiplyAdds).ToList();
        var most = costs.Max();
        for (var i = 0; i < view.Boxes.Count; i++)
        {
            Box(page, view.Group, view.Boxes[i], layout.Boxes[i], most == 0 ? 0 : (double)costs[i] / most);
        }

        page.Close().Close().Line();
    }

    /// <summary>A line round the layers of a group, where no other box would be within it.</summary>
    static void Outline(Markup page, GraphView view, GraphLayout layout, LayerGroup group)
    {
        var members = Enumerable.Range(0, view.Boxes.Count).Where(i => view.Boxes[i].Port is null && group.Holds(view.Boxes[i].First)).ToList();
        if (members.Count < 2) return;
        var depth = view.Outlines.Count(o => o != group && group.Holds(o.First) && group.Holds(o.Last));
        var outline = members.Select(i => layout.Boxes[i]).Aggregate((a, b) => a.Union(b)).Grow(depth == 0 ? 9 : 14);
        if (Enumerable.Range(0, view.Boxes.Count).Except(members).Any(i => layout.Boxes[i].Overlaps(outline))) return;
        Rectangle(page, outline, "outline", 8);
        page.Element("text", LayerText.CutName(Relative(group.Name, view.Group), NameLength), ("class", "outline-name"), ("x", Markup.Number(outline.X + 3)), ("y", Markup.Number(outline.Y - 4)));
    }

    /// <param name="page">Where it is written.</param>
    /// <param name="drawn">The group that is drawn.</param>
    /// <param name="box">The box.</param>
    /// <param name="at">Its place.</param>
    /// <param name="share">Its multiply-accumulates, of those of the costliest box.</param>
    void Box(Markup page, LayerGroup drawn, GraphBox box, GraphRectangle at, double share)
    {
        if (box.Port is { } port) Port(page, port, at);
        else if (box.Group is { } group) Group(page, drawn, group, at, share);
        else Layers(page, drawn, box, at, share);
    }

    static void Port(Markup page, GraphPort port, GraphRectangle at)
    {
        page.Open("g").Element("title", $"{port.Title}\n{port.Detail}");
        Rectangle(page, at, "port", 18);
        Text(page, LayerText.CutName(port.Title, PortLength), "port-name", at.X + (at.Width / 2), at.Y + 15, "middle");
        Text(page, LayerText.Cut(port.Detail, PortLength), "shape", at.X + (at.Width / 2), at.Y + 29, "middle");
        page.Close().Line();
    }

    void Group(Markup page, LayerGroup drawn, LayerGroup group, GraphRectangle at, double share)
    {
        var totals = GroupTotals.Of(report, group);
        page.Open("a", ("href", $"#{anchors.Of(group)}"), ("class", "closed"));
        page.Element("title", $"{group.Name}\n{Figures.Counted(group.Count, "layer")}\n{Figures.Exact(totals.Parameters)} parameters\n{Figures.Exact(totals.MultiplyAdds)} MACs\nopens its own drawing");
        Rectangle(page, at with { X = at.X + 4, Y = at.Y + 4 }, "behind", 6);
        Rectangle(page, at, "group", 6);
        Text(page, LayerText.CutName(Relative(group.Name, drawn), NameLength), "name", at.X + 10, at.Y + 17);
        Text(page, $"{Figures.Counted(group.Count, "layer")} ▸", "shape", at.Right - 8, at.Y + 33, "end");
        Text(page, $"{Figures.Short(totals.Parameters)} parameters", "op", at.X + 10, at.Y + 33);
        Text(page, $"{Figures.Short(totals.MultiplyAdds)} MACs", "op", at.X + 10, at.Y + 48);
        Text(page, LayerText.Output(report.Layers[group.Last]), "shape", at.Right - 8, at.Y + 48, "end");
        Bar(page, at, at.Y + GraphBox.GroupHeight - 5, share);
        page.Close().Line();
    }

    void Layers(Markup page, LayerGroup drawn, GraphBox box, GraphRectangle at, double share)
    {
        Rectangle(page, at, "box", 6);
        var y = at.Y;
        for (var row = 0; row < box.Layers.Count; row++)
        {
            var layer = report.Layers[box.Layers[row]];
            var height = row == 0 ? GraphBox.LayerHeight : GraphBox.FollowerHeight;
            page.Open("a", ("href", $"#{GraphAnchors.Row(box.Layers[row])}"), ("class", $"layer {OperatorKinds.Class(OperatorKinds.Of(layer.Op))}"));
            page.Element("title", LayerText.Tooltip(layer));
            Rectangle(page, new(at.X + 1, y + 1, at.Width - 2, height - 2), "row", 5);
            Rectangle(page, new(at.X + 1, y + 4, 3, height - 8), "stripe", 1);
            if (row == 0) First(page, drawn, layer, at, share);
            else Text(page, LayerText.Cut(LayerText.Operator(layer), NameLength), "op", at.X + 10, y + 13.5);
            page.Close();
            y += height;
        }

        page.Line();
    }

    static void First(Markup page, LayerGroup drawn, LayerReport layer, GraphRectangle at, double share)
    {
        var shape = LayerText.Cut(LayerText.Output(layer), 16);
        Text(page, LayerText.CutName(Relative(layer.Name, drawn), NameLength), "name", at.X + 10, at.Y + 15);
        Text(page, LayerText.Cut(LayerText.Operator(layer), NameLength + 2 - shape.Length), "op", at.X + 10, at.Y + 29);
        Text(page, shape, "shape", at.Right - 8, at.Y + 29, "end");
        Bar(page, at, at.Y + GraphBox.LayerHeight - 5, share);
    }

    static void Bar(Markup page, GraphRectangle at, double y, double share)
    {
        if (share > 0) Rectangle(page, new(at.X + 10, y, Math.Max(1, (at.Width - 18) * share), 2.5), "bar", 1);
    }

    /// <summary>A path without that of the group in which it is drawn.</summary>
    static string Relative(string name, LayerGroup drawn) =>
        drawn.Path.Length > 0 && name.Length > drawn.Path.Length + 1 && name.StartsWith(drawn.Path + ".", StringComparison.Ordinal) ? name[(drawn.Path.Length + 1)..] : name;

    static void Rectangle(Markup page, GraphRectangle at, string style, double radius) => page.Empty(
        "rect", ("class", style), ("x", Markup.Number(at.X)), ("y", Markup.Number(at.Y)), ("width", Markup.Number(at.Width)), ("height", Markup.Number(at.Height)),
        ("rx", Markup.Number(radius)));

    static void Text(Markup page, string text, string style, double x, double y, string? anchor = null) =>
        page.Element("text", text, ("class", style), ("x", Markup.Number(x)), ("y", Markup.Number(y)), ("text-anchor", anchor));
}
