using System.Globalization;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Fields;

/// <summary>The receptive field of each output, drawn over the input, and how it grows.</summary>
static class FieldSection
{
    public static void Write(Markup page, NetworkReport report, LayerLinks links)
    {
        page.Open("section", ("id", "field")).Element("h2", "Receptive field");
        foreach (var output in report.Outputs)
        {
            if (report.Outputs.Count > 1) page.Element("h3", $"Output {output.Name}");
            if (FieldStages.Of(report, links, output) is { } stages) Head(page, output, stages);
            else page.Element("p", $"{output.Name} is made of no map, so that it has no receptive field.");
        }

        page.Close().Line();
    }

    static void Head(Markup page, OutputReport output, FieldStages stages)
    {
        page.Element("p", FieldPicture.Sentence(stages));
        if (output.ReceptiveField!.Misaligned) page.Element("p", "Paths of different stride meet in it: it is the largest of theirs, and its units are not centred on it.", ("class", "note"));
        page.Open("div", ("class", "fields")).Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Receptive field over the input"));
        FieldPicture.Write(page, stages, output.Name);
        page.Close().Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Growth of the receptive field"));
        FieldGrowth.Write(page, stages, output.Name);
        Table(page, stages);
        page.Close().Close().Line();
    }

    static void Table(Markup page, FieldStages stages)
    {
        page.Open("table").Open("thead").Open("tr");
        foreach (var header in new[] { "Up to", "Map", "Field", "Stride", "Padding", "Sees" }) page.Element("th", header, ("scope", "col"), ("class", header == "Up to" ? null : "n"));
        page.Close().Close().Open("tbody").Line();
        for (var i = 0; i < stages.Stages.Count; i++)
        {
            var stage = stages.Stages[i];
            var (v, h) = (stage.Field.Vertical, stage.Field.Horizontal);
            page.Open("tr").Open("th", ("scope", "row"), ("class", $"swatch {FieldPicture.StageClass(i)}")).Text(stage.Layer).Close();
            string[] figures =
            [
                string.Create(CultureInfo.InvariantCulture, $"{stage.Height}×{stage.Width}"), $"{AxisField.Text(v.Size)}×{AxisField.Text(h.Size)}", Both(v.Stride, h.Stride),
                Both(v.Padding, h.Padding), Figures.Share(stage.Covers(stages.Height, stages.Width), 1),
            ];
            foreach (var figure in figures) page.Element("td", figure, ("class", "n"));
            page.Close().Line();
        }

        page.Close().Close().Line();
    }

    static string Both(double vertical, double horizontal) =>
        vertical.Equals(horizontal) ? AxisField.Text(vertical) : $"{AxisField.Text(vertical)}×{AxisField.Text(horizontal)}";
}
