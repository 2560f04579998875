using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html;

/// <summary>What the network is and costs, in few figures and then in all digits.</summary>
static class HeaderSection
{
    public static void Write(Markup page, NetworkReport report)
    {
        page.Open("header").Element("h1", report.Name);
        page.Element("p", $"{string.Join(", ", report.Inputs.Select(i => $"{i.Name} {ReportColumn.Shape(i.Shape)}"))} → {string.Join(", ", report.Outputs.Select(o => $"{o.Name} {ReportColumn.Shape(o.Shape)}"))}", ("class", "ports"));
        page.Open("dl", ("class", "tiles")).Line();
        foreach (var (title, figure, detail) in Tiles(report))
        {
            page.Open("div").Element("dt", title).Open("dd").Element("b", figure);
            if (detail.Length > 0) page.Text(" ").Element("small", detail);
            page.Close().Close().Line();
        }

        page.Close().Line();
        page.Open("details", ("class", "block")).Element("summary", "All figures, in all digits").Open("dl", ("class", "figures")).Line();
        foreach (var (title, figure) in ReportColumn.Totals(report)) page.Open("div").Element("dt", title).Element("dd", figure).Close().Line();
        page.Close().Close();
        page.Element("p", NetworkReport.Rule, ("class", "note")).Close().Line();
        Contents(page, report);
    }

    static IEnumerable<(string Title, string Figure, string Detail)> Tiles(NetworkReport report)
    {
        yield return ("Parameters", Figures.Short(report.Parameters), report.Buffers > 0 ? $"and {Figures.Short(report.Buffers)} in buffers" : "");
        yield return ("MACs", Figures.Short(report.MultiplyAdds), $"{Figures.Short(report.Flops)} FLOPs");
        yield return ("Layers", Figures.Exact(report.Layers.Count), $"{Figures.Short(report.ElementwiseOperations)} elementwise operations");
        if (report.ReceptiveField is { } field)
        {
            var (v, h) = (field.Vertical, field.Horizontal);
            yield return ("Receptive field", $"{AxisField.Text(v.Size)}×{AxisField.Text(h.Size)}", $"size/stride/padding {field}");
        }

        if (report.WeightBytes is { } weights) yield return ("Packed weights", Figures.Bytes(weights), report.WinogradBytes > 0 ? $"{Figures.Bytes(report.WinogradBytes)} of these for Winograd" : "");
        if (report.ArenaBytes.Count > 0)
        {
            yield return ("Working memory", Figures.Bytes(report.ArenaBytes[0].Bytes), string.Join(", ", report.ArenaBytes.Select(a => $"{a.InstructionSet} {Figures.Bytes(a.Bytes)}")));
        }

        if (report.Training.Count > 0)
        {
            var training = report.Training[0];
            yield return ("Training memory", Figures.Bytes(training.Bytes(1)), $"at batch 1, {Figures.Bytes(training.ItemBytes)} for each item more ({training.InstructionSet})");
        }
    }

    static void Contents(Markup page, NetworkReport report)
    {
        page.Open("nav", ("aria-label", "Contents"));
        (string Id, string Title)[] parts = [("graph", "Graph"), ("cost", "Cost"), ("memory", "Memory"), ("field", "Receptive field"), ("layers", "Layers")];
        foreach (var (id, title) in parts.Where(p => p.Id != "memory" || report.Arenas.Count > 0)) page.Element("a", title, ("href", $"#{id}"));
        page.Close().Line();
    }
}
