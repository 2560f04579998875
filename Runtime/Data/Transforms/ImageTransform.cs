using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>A transform of images of C×H×W.</summary>
public abstract class ImageTransform : Transform
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<int> OutputShape(ImmutableArray<int> shape)
    {
        var result = OutputShape(ImageShape.Of(shape, GetType().Name));
        return [result.Channels, result.Height, result.Width];
    }

    /// <inheritdoc/>
    public sealed override void Apply(ReadOnlySpan<float> source, ImmutableArray<int> shape, Span<float> destination, ref RandomStream random) =>
        Apply(source, ImageShape.Of(shape, GetType().Name), destination, ref random);

    /// <summary>The dimensions of what images of these dimensions become.</summary>
    /// <param name="shape">The dimensions of an image.</param>
    /// <exception cref="ArgumentException">The transform does not take such images.</exception>
    protected virtual ImageShape OutputShape(ImageShape shape) => shape;

    /// <summary>Transforms an image.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="destination">Where the result goes; apart from the source.</param>
    /// <param name="random">What is drawn from.</param>
    protected abstract void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random);
}
