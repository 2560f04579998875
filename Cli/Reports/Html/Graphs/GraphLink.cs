namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>A piece of an edge, from one layer of a drawing to the next: straight down to the end of its layer, then over to where the next begins.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Y">Where it begins: below a box, or at the top of the layer that it only passes.</param>
/// <param name="Bend">Where its layer ends.</param>
/// <param name="EndX">Where it ends.</param>
/// <param name="EndY">Where the next layer begins.</param>
/// <param name="IsArrow">Whether it ends at a box.</param>
readonly record struct GraphLink(double X, double Y, double Bend, double EndX, double EndY, bool IsArrow)
{
    /// <summary>The piece as an SVG path.</summary>
    public string Path
    {
        get
        {
            var half = (Bend + EndY) / 2;
            var straight = $"M{Markup.Number(X)} {Markup.Number(Y)}V{Markup.Number(Bend)}";
            return Math.Abs(X - EndX) < 0.5
                ? $"M{Markup.Number(EndX)} {Markup.Number(Y)}V{Markup.Number(EndY)}"
                : $"{straight}C{Markup.Number(X)} {Markup.Number(half)} {Markup.Number(EndX)} {Markup.Number(half)} {Markup.Number(EndX)} {Markup.Number(EndY)}";
        }
    }
}
