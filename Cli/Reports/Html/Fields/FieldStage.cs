using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Html.Fields;

/// <summary>What the centre unit of a layer's map sees of the input.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Height">Rows of its map.</param>
/// <param name="Width">Columns of its map.</param>
/// <param name="Field">The field of each of its units.</param>
sealed record FieldStage(string Layer, int Height, int Width, ReceptiveField Field)
{
    /// <summary>The first row of the centre unit's field.</summary>
    public double Top => Start(Height, Field.Vertical);

    /// <summary>The first column of the centre unit's field.</summary>
    public double Left => Start(Width, Field.Horizontal);

    /// <summary>How much of the field lies within an input.</summary>
    public double Inside(int height, int width) =>
        Overlap(Top, Field.Vertical.Size, height) * Overlap(Left, Field.Horizontal.Size, width) / (Field.Vertical.Size * Field.Horizontal.Size);

    /// <summary>How much of an input the field covers.</summary>
    public double Covers(int height, int width) => Inside(height, width) * Field.Vertical.Size * Field.Horizontal.Size / ((double)height * width);

    static double Start(int extent, AxisField axis) => ((extent - 1) / 2 * axis.Stride) - axis.Padding;

    static double Overlap(double start, double size, int extent) => Math.Max(0, Math.Min(extent, start + size) - Math.Max(0, start));
}
