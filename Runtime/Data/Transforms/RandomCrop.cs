using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>A part of an image, anywhere within it and a margin around it: <c>RandomCrop</c>.</summary>
/// <param name="height">The new height.</param>
/// <param name="width">The new width.</param>
/// <param name="padding">How wide the margin is.</param>
/// <param name="fill">What the margin is filled with.</param>
/// <example>
/// <code>
/// Dataset training = cifar.With(new RandomCrop(32, padding: 4), new RandomHorizontalFlip());
/// </code>
/// </example>
public sealed class RandomCrop(int height, int width, int padding = 0, float fill = 0) : ImageTransform
{
    readonly int height = Hyperparameter.AtLeastOne(height, nameof(height));
    readonly int width = Hyperparameter.AtLeastOne(width, nameof(width));
    readonly int padding = Hyperparameter.NotNegative(padding, nameof(padding));

    /// <summary>A part of an image, as wide as it is high.</summary>
    /// <param name="size">The new height and width.</param>
    /// <param name="padding">How wide the margin is.</param>
    /// <param name="fill">What the margin is filled with.</param>
    public RandomCrop(int size, int padding = 0, float fill = 0)
        : this(size, size, padding, fill)
    {
    }

    /// <inheritdoc/>
    protected override ImageShape OutputShape(ImageShape shape)
    {
        if (shape.Height + (2 * padding) < height || shape.Width + (2 * padding) < width)
        {
            throw new ArgumentException($"RandomCrop takes {height}×{width} out of images that are larger; found {shape} with a margin of {padding}.", nameof(shape));
        }

        return shape.At(height, width);
    }

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        var top = random.Next(shape.Height + (2 * padding) - height + 1) - padding;
        var left = random.Next(shape.Width + (2 * padding) - width + 1) - padding;
        ImageGeometry.Crop(source, shape, top, left, height, width, destination, fill);
    }
}
