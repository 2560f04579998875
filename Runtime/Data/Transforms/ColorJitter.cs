using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Changes brightness, contrast, saturation and hue at random, in random order: <c>ColorJitter</c>. Pixels are from 0 to 1, of one channel or of
/// red, green and blue.
/// </summary>
/// <param name="brightness">How far from 1 the factor of the brightness is at most.</param>
/// <param name="contrast">How far from 1 the factor of the contrast is at most.</param>
/// <param name="saturation">How far from 1 the factor of the saturation is at most.</param>
/// <param name="hue">How far the hue is turned at most, in turns, up to ½.</param>
/// <example>
/// <code>
/// Dataset training = photos.With(new ColorJitter(0.4, 0.4, 0.4, 0.1));
/// </code>
/// </example>
public sealed class ColorJitter(double brightness = 0, double contrast = 0, double saturation = 0, double hue = 0) : ImageTransform
{
    readonly double brightness = Hyperparameter.NotNegative(brightness, nameof(brightness));
    readonly double contrast = Hyperparameter.NotNegative(contrast, nameof(contrast));
    readonly double saturation = Hyperparameter.NotNegative(saturation, nameof(saturation));
    readonly double hue = hue is >= 0 and <= 0.5 ? hue : throw Hyperparameter.Invalid(nameof(hue), "from 0 to ½", hue);

    /// <inheritdoc/>
    protected override ImageShape OutputShape(ImageShape shape)
    {
        ImageColor.CheckChannels(shape);
        return shape;
    }

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        source.CopyTo(destination);
        Span<int> order = [0, 1, 2, 3];
        random.Shuffle(order);
        var (b, c, s, h) = (Factor(brightness, ref random), Factor(contrast, ref random), Factor(saturation, ref random), random.Uniform(-hue, hue));
        foreach (var step in order)
        {
            switch (step)
            {
                case 0 when brightness > 0: ImageColor.AdjustBrightness(destination, b); break;
                case 1 when contrast > 0: ImageColor.AdjustContrast(destination, shape, c); break;
                case 2 when saturation > 0: ImageColor.AdjustSaturation(destination, shape, s); break;
                case 3 when hue > 0: ImageColor.AdjustHue(destination, shape, h); break;
            }
        }
    }

    static double Factor(double range, ref RandomStream random) => random.Uniform(Math.Max(0, 1 - range), 1 + range);
}
