using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>Exchanges top and bottom of some images: <c>RandomVerticalFlip</c>.</summary>
/// <param name="probability">Of how many.</param>
public sealed class RandomVerticalFlip(double probability = 0.5) : ImageTransform
{
    readonly double probability = Hyperparameter.Probability(probability, nameof(probability));

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        if (random.Happens(probability)) ImageGeometry.FlipVertically(source, shape, destination);
        else source.CopyTo(destination);
    }
}
