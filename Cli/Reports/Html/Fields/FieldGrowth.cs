using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Fields;

/// <summary>Draws the size of the field over the layers, and the size of the input beside it.</summary>
static class FieldGrowth
{
    const double Left = 44, Top = 12, Width = 420, Height = 170, Foot = 26;

    public static void Write(Markup page, FieldStages stages, string output)
    {
        var layers = stages.Layers;
        var top = Math.Max(Math.Max(stages.Height, stages.Width), layers.Max(l => Math.Max(l.Field.Vertical.Size, l.Field.Horizontal.Size))) * 1.05;
        var (width, height) = (Markup.Number(Left + Width + 8), Markup.Number(Top + Height + Foot));
        var title = $"Growth of the receptive field towards {output}";
        page.Open("svg", ("class", "growth"), ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", title)).Line();
        page.Element("title", title).Element("desc", $"From {AxisField.Text(layers[0].Field.Vertical.Size)} to {AxisField.Text(layers[^1].Field.Vertical.Size)} pixels over {Figures.Counted(layers.Count, "layer")}.");
        page.Empty("line", ("class", "axis"), ("x1", Markup.Number(Left)), ("x2", Markup.Number(Left + Width)), ("y1", Markup.Number(Y(0))), ("y2", Markup.Number(Y(0))));
        Limit(stages.Height, stages.Height == stages.Width ? "input" : "input’s height");
        if (stages.Height != stages.Width) Limit(stages.Width, "input’s width");
        Tick(layers.Max(l => l.Field.Vertical.Size));
        Tick(0);
        Line(l => l.Field.Vertical.Size, "growth-line");
        if (layers.Any(l => !l.Field.IsSquare)) Line(l => l.Field.Horizontal.Size, "growth-line horizontal");
        page.Element("text", layers[0].Layer, ("class", "tick"), ("x", Markup.Number(Left)), ("y", Markup.Number(Top + Height + 16)));
        page.Element("text", LayerText.CutName(layers[^1].Layer, 30), ("class", "tick"), ("x", Markup.Number(Left + Width)), ("y", Markup.Number(Top + Height + 16)), ("text-anchor", "end"));
        page.Close().Line();

        double X(int layer) => Left + (layers.Count == 1 ? 0 : Width * layer / (layers.Count - 1));

        double Y(double size) => Top + Height - (Height * size / top);

        void Tick(double size) =>
            page.Element("text", AxisField.Text(size), ("class", "tick"), ("x", Markup.Number(Left - 6)), ("y", Markup.Number(Y(size) + 4)), ("text-anchor", "end"));

        void Limit(int size, string name)
        {
            var y = Markup.Number(Y(size));
            page.Empty("line", ("class", "limit"), ("x1", Markup.Number(Left)), ("x2", Markup.Number(Left + Width)), ("y1", y), ("y2", y));
            page.Element("text", $"{name} {Figures.Exact(size)}", ("class", "tick"), ("x", Markup.Number(Left + 4)), ("y", Markup.Number(Y(size) - 4)));
        }

        void Line(Func<FieldStage, double> size, string style)
        {
            // Branches stand one after another; what counts is the most that was seen so far.
            var seen = 0.0;
            var points = string.Join(' ', layers.Select((l, i) => $"{Markup.Number(X(i))},{Markup.Number(Y(seen = Math.Max(seen, size(l))))}"));
            page.Empty("polyline", ("class", style), ("points", points)).Line();
        }
    }
}
