namespace NetGen.Cli.Demonstration;

/// <summary>A line of a pen through points of the unit square, x to the right and y down.</summary>
/// <param name="Points">At least two.</param>
sealed record Stroke(params (double X, double Y)[] Points)
{
    const int ArcSegments = 16;

    /// <summary>Part of an ellipse, from one angle to another: 0° is to the right, 90° down.</summary>
    public static Stroke Arc(double x, double y, double radiusX, double radiusY, double from = 0, double to = 360) => new(
        [.. Enumerable.Range(0, ArcSegments + 1)
            .Select(i => (from + ((to - from) * i / ArcSegments)) * Math.PI / 180)
            .Select(angle => (x + (radiusX * Math.Cos(angle)), y + (radiusY * Math.Sin(angle))))]);

    /// <summary>The distance of a point from the line.</summary>
    public double Distance(double x, double y)
    {
        var least = double.MaxValue;
        for (var i = 1; i < Points.Length; i++) least = Math.Min(least, Distance(x, y, Points[i - 1], Points[i]));
        return least;
    }

    static double Distance(double x, double y, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var along = Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return double.Hypot(x - a.X - (along * dx), y - a.Y - (along * dy));
    }
}
