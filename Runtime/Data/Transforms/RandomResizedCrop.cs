using System.Buffers;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// A part of an image of random area and aspect ratio, resized: <c>RandomResizedCrop</c>. Szegedy et al.: Going Deeper with Convolutions (2015).
/// </summary>
/// <example>
/// <code>
/// Dataset training = imageNet.With(new RandomResizedCrop(224), new RandomHorizontalFlip());
/// </code>
/// </example>
public sealed class RandomResizedCrop : ImageTransform
{
    const int Attempts = 10;

    readonly int size;
    readonly (double Low, double High) scale, ratio;
    readonly bool antialias;

    /// <summary>Creates the transform.</summary>
    /// <param name="size">The new height and width.</param>
    /// <param name="minimumScale">The least share of the image's area.</param>
    /// <param name="maximumScale">The largest share of the image's area.</param>
    /// <param name="minimumRatio">The least width by height.</param>
    /// <param name="maximumRatio">The largest width by height.</param>
    /// <param name="antialias">Whether what becomes smaller is averaged: <see cref="ImageGeometry.Resize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RandomResizedCrop(
        int size, double minimumScale = 0.08, double maximumScale = 1, double minimumRatio = 3.0 / 4, double maximumRatio = 4.0 / 3, bool antialias = false)
    {
        this.size = Hyperparameter.AtLeastOne(size, nameof(size));
        scale = Range(minimumScale, maximumScale, nameof(minimumScale));
        ratio = Range(minimumRatio, maximumRatio, nameof(minimumRatio));
        this.antialias = antialias;
    }

    /// <inheritdoc/>
    protected override ImageShape OutputShape(ImageShape shape) => shape.At(size, size);

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        var (top, left, height, width) = Choose(shape, ref random);
        var part = shape.At(height, width);
        var buffer = ArrayPool<float>.Shared.Rent(part.Length);
        var cropped = buffer.AsSpan(0, part.Length);
        ImageGeometry.Crop(source, shape, top, left, height, width, cropped);
        ImageGeometry.Resize(cropped, part, size, size, destination, antialias);
        ArrayPool<float>.Shared.Return(buffer);
    }

    internal (int Top, int Left, int Height, int Width) Choose(ImageShape shape, ref RandomStream random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = shape.Plane * random.Uniform(scale.Low, scale.High);
            var aspect = Math.Exp(random.Uniform(Math.Log(ratio.Low), Math.Log(ratio.High)));
            var (width, height) = (Math.Round(Math.Sqrt(area * aspect)), Math.Round(Math.Sqrt(area / aspect)));
            if (width < 1 || width > shape.Width || height < 1 || height > shape.Height) continue;
            return (random.Next(shape.Height - (int)height + 1), random.Next(shape.Width - (int)width + 1), (int)height, (int)width);
        }

        // The largest part in the middle that has a ratio within the range.
        var own = (double)shape.Width / shape.Height;
        var (h, w) = (shape.Height, shape.Width);
        if (own < ratio.Low) h = Math.Clamp((int)Math.Round(w / ratio.Low), 1, h);
        else if (own > ratio.High) w = Math.Clamp((int)Math.Round(h * ratio.High), 1, w);
        return ((shape.Height - h) / 2, (shape.Width - w) / 2, h, w);
    }

    static (double Low, double High) Range(double low, double high, string name) =>
        low > 0 && high >= low && double.IsFinite(high) ? (low, high) : throw Hyperparameter.Invalid(name, $"positive and at most {high}", low);
}
