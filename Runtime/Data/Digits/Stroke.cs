namespace NetGen.Runtime.Data.Digits;

/// <summary>A line of a pen through points of the unit square, x to the right and y down.</summary>
/// <param name="IsCurved">Whether the line is smooth through the points, rather than straight between them.</param>
/// <param name="Points">At least two.</param>
sealed record Stroke(bool IsCurved, params (double X, double Y)[] Points)
{
    const double DegreesBetweenPoints = 40;

    /// <summary>Straight lines.</summary>
    public static Stroke Line(params (double X, double Y)[] points) => new(false, points);

    /// <summary>A smooth line.</summary>
    public static Stroke Curve(params (double X, double Y)[] points) => new(true, points);

    /// <summary>Part of an ellipse, from one angle to another: 0° is to the right, 90° down.</summary>
    public static Stroke Arc(double x, double y, double radiusX, double radiusY, double from = -90, double to = 270)
    {
        var segments = (int)Math.Ceiling(Math.Abs(to - from) / DegreesBetweenPoints);
        var points = new (double X, double Y)[segments + 1];
        for (var i = 0; i <= segments; i++)
        {
            var (sine, cosine) = Math.SinCos((from + ((to - from) * i / segments)) * Math.PI / 180);
            points[i] = (x + (radiusX * cosine), y + (radiusY * sine));
        }

        return new(true, points);
    }
}
