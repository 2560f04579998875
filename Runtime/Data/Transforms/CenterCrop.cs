using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>The middle of an image: <c>CenterCrop</c>. Around one that is smaller lies zero.</summary>
/// <param name="height">The new height.</param>
/// <param name="width">The new width.</param>
public sealed class CenterCrop(int height, int width) : ImageTransform
{
    readonly int height = Hyperparameter.AtLeastOne(height, nameof(height));
    readonly int width = Hyperparameter.AtLeastOne(width, nameof(width));

    /// <summary>The middle of an image, as wide as it is high.</summary>
    /// <param name="size">The new height and width.</param>
    public CenterCrop(int size)
        : this(size, size)
    {
    }

    /// <inheritdoc/>
    protected override ImageShape OutputShape(ImageShape shape) => shape.At(height, width);

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random) =>
        ImageGeometry.Crop(source, shape, Start(shape.Height, height), Start(shape.Width, width), height, width, destination);

    // What is larger is cut at the rounded half of the difference, and what is smaller moved by the whole half.
    static int Start(int from, int to) => from >= to ? (int)Math.Round((from - to) / 2.0) : -((to - from) / 2);
}
