using System.Collections.Immutable;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>The dimensions of an image whose channels are planes of rows.</summary>
/// <param name="Channels">How many planes.</param>
/// <param name="Height">How many rows.</param>
/// <param name="Width">How many pixels a row has.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>How many pixels a plane has.</summary>
    public int Plane => Height * Width;

    /// <summary>How many floats the image is.</summary>
    public int Length => Channels * Plane;

    /// <summary>The same channels at another size.</summary>
    /// <param name="height">How many rows.</param>
    /// <param name="width">How many pixels a row has.</param>
    public ImageShape At(int height, int width) => new(Channels, height, width);

    /// <summary>The dimensions with a times sign between: <c>3×224×224</c>.</summary>
    public override string ToString() => ShapeText.Of([Channels, Height, Width]);

    internal static ImageShape Of(ImmutableArray<int> shape, string user) => shape is [var channels, var height, var width]
        ? new(channels, height, width)
        : throw new ArgumentException($"{user} takes images of C×H×W; found items of {ShapeText.Of(shape)}.", nameof(shape));

    /// <summary>Checks the lengths of images that are read and written.</summary>
    internal static void Check(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ImageShape result)
    {
        SpanCheck.Length(nameof(source), shape.Length, source.Length);
        SpanCheck.Length(nameof(destination), result.Length, destination.Length);
    }
}
