using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Digits;

/// <summary>
/// Draws a handwritten-looking digit: one of its styles with every point a little out of place, stretched, slanted and turned, drawn with a pen of
/// random width that varies on the way; then, as the digits of MNIST were, fitted into 20×20 pixels and centred by its ink.
/// </summary>
ref struct DigitPainter
{
    /// <summary>The width and height of a picture, in pixels.</summary>
    public const int Size = 28;

    // What the longer side of a digit takes, in pixels, pen included.
    const double Box = 20;

    // How much wider the pen can become on the way.
    const double Widest = 1.15;
    const int StepsPerPoint = 5, MostPoints = 96;

    readonly Span<float> pixels;
    readonly double xx, xy, yx, yy, pen, tremor;
    RandomStream random;

    DigitPainter(RandomStream random, Span<float> pixels)
    {
        this.random = random;
        this.pixels = pixels;
        var (sine, cosine) = Math.SinCos(Around(0, 0.17));
        var (stretch, slant) = (Math.Sqrt(this.random.Uniform(0.65, 1.35)), Around(-0.12, 0.3));
        // Stretched, slanted, then turned.
        (xx, xy) = (cosine * stretch, ((cosine * slant) - sine) / stretch);
        (yx, yy) = (sine * stretch, ((sine * slant) + cosine) / stretch);
        pen = this.random.Uniform(0.7, 1.9);
        tremor = this.random.Uniform(0.005, 0.035);
    }

    /// <summary>Draws a digit.</summary>
    /// <param name="digit">From 0 to 9.</param>
    /// <param name="random">What is drawn from.</param>
    /// <param name="pixels">Where its pixels go, row by row, from 0 for black to 1 for white, in 256 steps.</param>
    public static void Draw(int digit, ref RandomStream random, Span<float> pixels)
    {
        pixels.Clear();
        var styles = DigitStyles.All[digit];
        var style = styles[random.Next(styles.Length)];
        new DigitPainter(random, pixels).Draw(style);
        foreach (ref var pixel in pixels) pixel = (int)((pixel * byte.MaxValue) + 0.5f) / (float)byte.MaxValue;
    }

    void Draw(Stroke[] strokes)
    {
        Span<(double X, double Y)> points = stackalloc (double, double)[MostPoints * strokes.Length];
        Span<int> counts = stackalloc int[strokes.Length];
        for (var s = 0; s < strokes.Length; s++) counts[s] = Trace(strokes[s], points[(MostPoints * s)..]);
        Fit(points, counts);
        for (var s = 0; s < strokes.Length; s++)
        {
            var (from, width) = (pen * random.Uniform(2 - Widest, Widest), pen * random.Uniform(2 - Widest, Widest));
            var line = points.Slice(MostPoints * s, counts[s]);
            for (var i = 1; i < line.Length; i++) Ink(line[i - 1], line[i], from + ((width - from) * i / line.Length));
        }
    }

    /// <summary>The points of a stroke as the hand draws it.</summary>
    int Trace(Stroke stroke, scoped Span<(double X, double Y)> destination)
    {
        Span<(double X, double Y)> points = stackalloc (double, double)[stroke.Points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = (stroke.Points[i].X - 0.5 + (tremor * random.Normal()), stroke.Points[i].Y - 0.5 + (tremor * random.Normal()));
            points[i] = ((xx * x) + (xy * y), (yx * x) + (yy * y));
        }

        if (!stroke.IsCurved)
        {
            points.CopyTo(destination);
            return points.Length;
        }

        var count = 0;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            for (var step = 0; step < StepsPerPoint; step++) destination[count++] = Spline(points, i, (double)step / StepsPerPoint);
        }

        destination[count++] = points[^1];
        return count;
    }

    /// <summary>A curve through all points. Catmull and Rom: A Class of Local Interpolating Splines (1974).</summary>
    static (double X, double Y) Spline(ReadOnlySpan<(double X, double Y)> points, int i, double t)
    {
        var (a, b, c, d) = (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
        return (Along(a.X, b.X, c.X, d.X, t), Along(a.Y, b.Y, c.Y, d.Y, t));
    }

    static double Along(double a, double b, double c, double d, double t) =>
        b + (0.5 * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));

    /// <summary>Scales all lines into the box and moves the middle of their length to the middle of the picture, or near it.</summary>
    void Fit(scoped Span<(double X, double Y)> points, scoped ReadOnlySpan<int> counts)
    {
        var (left, right, top, bottom) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        var (length, sumX, sumY) = (0.0, 0.0, 0.0);
        for (var s = 0; s < counts.Length; s++)
        {
            var line = points.Slice(MostPoints * s, counts[s]);
            for (var i = 0; i < line.Length; i++)
            {
                var (x, y) = line[i];
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
                if (i == 0) continue;
                var part = double.Hypot(x - line[i - 1].X, y - line[i - 1].Y);
                (length, sumX, sumY) = (length + part, sumX + (part * (x + line[i - 1].X) / 2), sumY + (part * (y + line[i - 1].Y) / 2));
            }
        }

        var scale = (Box - (2 * pen)) * random.Uniform(0.92, 1.03) / Math.Max(right - left, bottom - top);
        // What the pen reaches at its widest, and a pixel that stays empty.
        var margin = (Widest * pen) + 1;
        var x0 = Within((Size / 2.0) + Around(0, 0.7) - (scale * sumX / length), margin - (scale * left), Size - margin - (scale * right));
        var y0 = Within((Size / 2.0) + Around(0, 0.7) - (scale * sumY / length), margin - (scale * top), Size - margin - (scale * bottom));
        for (var s = 0; s < counts.Length; s++)
        {
            foreach (ref var point in points.Slice(MostPoints * s, counts[s])) point = (x0 + (scale * point.X), y0 + (scale * point.Y));
        }
    }

    // Where the range is empty, its middle.
    static double Within(double value, double low, double high) => low <= high ? Math.Clamp(value, low, high) : (low + high) / 2;

    /// <summary>Draws a straight line, whose edge fades over a pixel.</summary>
    void Ink((double X, double Y) a, (double X, double Y) b, double radius)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = Math.Max((dx * dx) + (dy * dy), 1e-12);
        var reach = radius + 0.5;
        var (firstRow, lastRow) = (Pixel(Math.Min(a.Y, b.Y) - reach), Pixel(Math.Max(a.Y, b.Y) + reach));
        var (firstColumn, lastColumn) = (Pixel(Math.Min(a.X, b.X) - reach), Pixel(Math.Max(a.X, b.X) + reach));
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var (x, y) = (column + 0.5 - a.X, row + 0.5 - a.Y);
                var along = Math.Clamp(((x * dx) + (y * dy)) / square, 0, 1);
                var (offX, offY) = (x - (along * dx), y - (along * dy));
                var ink = (float)Math.Clamp(radius + 0.5 - Math.Sqrt((offX * offX) + (offY * offY)), 0, 1);
                ref var pixel = ref pixels[(row * Size) + column];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    static int Pixel(double place) => Math.Clamp((int)place, 0, Size - 1);

    double Around(double center, double range) => random.Uniform(center - range, center + range);
}
