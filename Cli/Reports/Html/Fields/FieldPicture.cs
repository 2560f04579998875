using System.Globalization;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Fields;

/// <summary>Draws the input to scale, and over it the fields of the centre units, stage by stage; what lies outside the input is hatched.</summary>
static class FieldPicture
{
    const double Size = 380, Margin = 10;

    /// <param name="page">Where it is written.</param>
    /// <param name="stages">The fields.</param>
    /// <param name="output">The name of the output.</param>
    public static void Write(Markup page, FieldStages stages, string output)
    {
        var last = stages.Stages[^1];
        var (top, left) = (Math.Min(0, last.Top), Math.Min(0, last.Left));
        var (bottom, right) = (Math.Max(stages.Height, last.Top + last.Field.Vertical.Size), Math.Max(stages.Width, last.Left + last.Field.Horizontal.Size));
        var scale = Math.Min(Size / (bottom - top), Size / (right - left));
        var (width, height) = (Markup.Number(((right - left) * scale) + (2 * Margin)), Markup.Number(((bottom - top) * scale) + (2 * Margin)));
        var title = $"Receptive field of {output} over the input";
        page.Open("svg", ("class", "field"), ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", title)).Line();
        page.Element("title", title).Element("desc", Sentence(stages));
        Rectangle("outside", last.Top, last.Left, last.Field.Vertical.Size, last.Field.Horizontal.Size);
        Rectangle("ground", 0, 0, stages.Height, stages.Width);
        Rectangle("input", 0, 0, stages.Height, stages.Width);
        for (var i = stages.Stages.Count - 1; i >= 0; i--)
        {
            var stage = stages.Stages[i];
            page.Open("g", ("class", StageClass(i))).Element("title", $"{stage.Layer}\n{stage.Field}");
            Rectangle("stage", stage.Top, stage.Left, stage.Field.Vertical.Size, stage.Field.Horizontal.Size);
            page.Close().Line();
        }

        Rectangle("input-edge", 0, 0, stages.Height, stages.Width);
        page.Close().Line();

        void Rectangle(string style, double y, double x, double rows, double columns) => page.Empty(
            "rect", ("class", style), ("x", Markup.Number(Margin + ((x - left) * scale))), ("y", Markup.Number(Margin + ((y - top) * scale))),
            ("width", Markup.Number(columns * scale)), ("height", Markup.Number(rows * scale))).Line();
    }

    /// <summary>The class of the style that colours a stage.</summary>
    public static string StageClass(int stage) => string.Create(CultureInfo.InvariantCulture, $"stage-{stage % 8}");

    /// <summary>What the picture shows, in words.</summary>
    public static string Sentence(FieldStages stages)
    {
        var last = stages.Stages[^1];
        var (inside, covers) = (last.Inside(stages.Height, stages.Width), last.Covers(stages.Height, stages.Width));
        var size = $"{AxisField.Text(last.Field.Vertical.Size)}×{AxisField.Text(last.Field.Horizontal.Size)}";
        var seen = covers > 0.99999 ? "the whole input" : $"{Figures.Share(covers, 1)} of the input";
        var clipped = inside > 0.99999 ? "No part of it lies outside." : $"{Figures.Share(1 - inside, 1)} of it lies outside, where there is only padding.";
        return string.Create(CultureInfo.InvariantCulture, $"The field of the centre unit of {last.Layer} is {size} pixels: it sees {seen}, {stages.Height}×{stages.Width}. {clipped}");
    }
}
