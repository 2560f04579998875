namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>A rectangle of a drawing.</summary>
readonly record struct GraphRectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Overlaps(GraphRectangle other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>The smallest that holds this and another.</summary>
    public GraphRectangle Union(GraphRectangle other)
    {
        var (x, y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return new(x, y, Math.Max(Right, other.Right) - x, Math.Max(Bottom, other.Bottom) - y);
    }

    /// <summary>The rectangle with so much more at each side.</summary>
    public GraphRectangle Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
