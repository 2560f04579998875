namespace NetGen.Cli.Demonstration;

/// <summary>
/// Draws handwritten-looking digits: the strokes of each, turned, stretched, slanted, shifted and drawn with a pen of random width.
/// The same seed gives the same pictures.
/// </summary>
/// <param name="seed">Of the random numbers.</param>
sealed class DigitPainter(int seed)
{
    /// <summary>The width and height of a picture, in pixels, as in MNIST.</summary>
    public const int Size = 28;

    // Of the picture's width, the digit with its margins takes this much.
    const double Extent = 0.72;

    static readonly Stroke[][] digits =
    [
        [Stroke.Arc(0.5, 0.5, 0.27, 0.4)],
        [new((0.36, 0.26), (0.54, 0.1), (0.54, 0.9))],
        [Stroke.Arc(0.5, 0.32, 0.25, 0.22, 190, 395), new((0.7, 0.45), (0.26, 0.9), (0.78, 0.9))],
        [Stroke.Arc(0.46, 0.3, 0.25, 0.2, 205, 450), Stroke.Arc(0.46, 0.7, 0.28, 0.2, 270, 515)],
        [new((0.58, 0.1), (0.22, 0.62), (0.8, 0.62)), new((0.62, 0.38), (0.62, 0.92))],
        [new((0.74, 0.1), (0.36, 0.1), (0.32, 0.47)), Stroke.Arc(0.47, 0.66, 0.28, 0.24, 230, 505)],
        [new((0.64, 0.1), (0.42, 0.3), (0.29, 0.52), (0.26, 0.7)), Stroke.Arc(0.5, 0.7, 0.24, 0.2)],
        [new((0.22, 0.12), (0.78, 0.12), (0.42, 0.92))],
        [Stroke.Arc(0.5, 0.3, 0.2, 0.19), Stroke.Arc(0.5, 0.7, 0.25, 0.21)],
        [Stroke.Arc(0.49, 0.32, 0.24, 0.21), new((0.73, 0.32), (0.7, 0.62), (0.58, 0.92))],
    ];

    readonly Random random = new(seed);

    /// <summary>Draws a digit.</summary>
    /// <param name="digit">From 0 to 9.</param>
    /// <param name="pixels">Where its pixels go, row by row, from 0 for black to 1 for white.</param>
    public void Draw(int digit, Span<float> pixels)
    {
        var (sine, cosine) = Math.SinCos(Around(0, 0.15));
        var (stretchX, stretchY, slant) = (Around(1, 0.12), Around(1, 0.12), Around(0, 0.15));
        var (shiftX, shiftY, pen) = (Around(0, 0.05), Around(0, 0.05), Around(0.055, 0.018));
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var (x, y) = (Centered(column) - shiftX, Centered(row) - shiftY);
                var (turnedX, turnedY) = (((cosine * x) + (sine * y)) * stretchX, ((cosine * y) - (sine * x)) * stretchY);
                var distance = digits[digit].Min(s => s.Distance(turnedX + (slant * turnedY) + 0.5, turnedY + 0.5));
                // The edge of the line fades over a pixel.
                pixels[(row * Size) + column] = (float)Math.Clamp(((pen - distance) * Extent * Size) + 0.5, 0, 1);
            }
        }
    }

    static double Centered(int pixel) => (((pixel + 0.5) / Size) - 0.5) / Extent;

    double Around(double center, double range) => center + (((2 * random.NextDouble()) - 1) * range);
}
