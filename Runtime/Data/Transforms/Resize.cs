using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>Resizes images by bilinear interpolation: <c>Resize</c>.</summary>
/// <example>
/// <code>
/// Dataset evaluation = imageNet.With(Resize.Shorter(256, antialias: true), new CenterCrop(224));
/// </code>
/// </example>
public sealed class Resize : ImageTransform
{
    readonly int height, width;
    readonly bool antialias;

    /// <summary>Creates the transform.</summary>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="antialias">Whether what becomes smaller is averaged: <see cref="ImageGeometry.Resize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Resize(int height, int width, bool antialias = false)
        : this(Hyperparameter.AtLeastOne(height, nameof(height)), antialias) => this.width = Hyperparameter.AtLeastOne(width, nameof(width));

    Resize(int size, bool antialias) => (height, this.antialias) = (size, antialias);

    /// <summary>Images whose shorter side becomes so long, while the ratio of the sides stays: <c>Resize(size)</c>.</summary>
    /// <param name="size">The new length of the shorter side.</param>
    /// <param name="antialias">Whether what becomes smaller is averaged: <see cref="ImageGeometry.Resize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Resize Shorter(int size, bool antialias = false) => new(Hyperparameter.AtLeastOne(size, nameof(size)), antialias);

    /// <inheritdoc/>
    protected override ImageShape OutputShape(ImageShape shape)
    {
        if (width > 0) return shape.At(height, width);
        return shape.Width <= shape.Height
            ? shape.At((int)((long)height * shape.Height / shape.Width), height)
            : shape.At(height, (int)((long)height * shape.Width / shape.Height));
    }

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        var result = OutputShape(shape);
        ImageGeometry.Resize(source, shape, result.Height, result.Width, destination, antialias);
    }
}
