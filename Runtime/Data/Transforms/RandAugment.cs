using System.Buffers;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Some operations chosen at random from a table, all of one strength: <c>RandAugment</c>, with torchvision's operations and magnitudes. Pixels
/// are from 0 to 1, of one channel or of red, green and blue. Cubuk, Zoph, Shlens and Le: RandAugment (2020).
/// </summary>
/// <param name="operations">How many operations are applied to an image.</param>
/// <param name="magnitude">How strong they are, from 0 to below the number of steps.</param>
/// <param name="steps">How many steps the strength has.</param>
/// <param name="interpolation">What lies between pixels.</param>
/// <param name="fill">What lies beyond the edges.</param>
/// <example>
/// <code>
/// Dataset training = photos.With(new RandomResizedCrop(224), new RandAugment(operations: 2, magnitude: 9));
/// </code>
/// </example>
public sealed class RandAugment(
    int operations = 2, int magnitude = 9, int steps = 31, PixelInterpolation interpolation = PixelInterpolation.Nearest, float fill = 0) : ImageTransform
{
    const double LargestShear = 0.3, LargestMove = 150.0 / 331, LargestTurn = 30, LargestFactor = 0.9;
    const int DroppedBits = 4;

    static readonly AugmentOperation[] table = Enum.GetValues<AugmentOperation>();

    readonly int operations = Hyperparameter.NotNegative(operations, nameof(operations));
    readonly int steps = steps >= 2 ? steps : throw Hyperparameter.Invalid(nameof(steps), "at least 2", steps);
    readonly int magnitude = magnitude >= 0 && magnitude < steps ? magnitude : throw Hyperparameter.Invalid(nameof(magnitude), $"from 0 to {steps - 1}", magnitude);

    /// <summary>What a strength means for an operation: an angle, a number of pixels, a factor less 1, a number of bits or a threshold of 255.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="magnitude">The strength, from 0 to below the number of steps.</param>
    /// <param name="steps">How many steps the strength has.</param>
    /// <param name="shape">The image's dimensions.</param>
    public static double MagnitudeOf(AugmentOperation operation, int magnitude, int steps, ImageShape shape)
    {
        var share = (double)magnitude / (steps - 1);
        return operation switch
        {
            AugmentOperation.ShearX or AugmentOperation.ShearY => LargestShear * share,
            AugmentOperation.TranslateX => LargestMove * shape.Width * share,
            AugmentOperation.TranslateY => LargestMove * shape.Height * share,
            AugmentOperation.Rotate => LargestTurn * share,
            AugmentOperation.Brightness or AugmentOperation.Color or AugmentOperation.Contrast or AugmentOperation.Sharpness => LargestFactor * share,
            AugmentOperation.Posterize => 8 - Math.Round(DroppedBits * share),
            AugmentOperation.Solarize => byte.MaxValue * (1 - share),
            _ => 0,
        };
    }

    /// <summary>Applies one operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="value">What <see cref="MagnitudeOf"/> gives, or its negative.</param>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="destination">Where the result goes; apart from the source.</param>
    public void Perform(AugmentOperation operation, double value, ReadOnlySpan<float> source, ImageShape shape, Span<float> destination)
    {
        if (MapOf(operation, value, shape) is { } map)
        {
            ImageGeometry.Warp(source, shape, map, destination, interpolation, fill);
            return;
        }

        source.CopyTo(destination);
        switch (operation)
        {
            case AugmentOperation.Brightness: ImageColor.AdjustBrightness(destination, 1 + value); break;
            case AugmentOperation.Color: ImageColor.AdjustSaturation(destination, shape, 1 + value); break;
            case AugmentOperation.Contrast: ImageColor.AdjustContrast(destination, shape, 1 + value); break;
            case AugmentOperation.Sharpness: ImageIntensity.AdjustSharpness(destination, shape, 1 + value); break;
            case AugmentOperation.Posterize: ImageIntensity.Posterize(destination, (int)value); break;
            case AugmentOperation.Solarize: ImageIntensity.Solarize(destination, value / byte.MaxValue); break;
            case AugmentOperation.AutoContrast: ImageIntensity.AutoContrast(destination, shape); break;
            case AugmentOperation.Equalize: ImageIntensity.Equalize(destination, shape); break;
        }
    }

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
        if (operations == 0) return;
        var buffer = ArrayPool<float>.Shared.Rent(source.Length);
        var before = buffer.AsSpan(0, source.Length);
        for (var i = 0; i < operations; i++)
        {
            var operation = table[random.Next(table.Length)];
            var value = MagnitudeOf(operation, magnitude, steps, shape);
            if (IsSigned(operation) && random.Next(2) == 1) value = -value;
            destination.CopyTo(before);
            Perform(operation, value, before, shape, destination);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    static bool IsSigned(AugmentOperation operation) => operation is >= AugmentOperation.ShearX and <= AugmentOperation.Sharpness;

    static AffineMap? MapOf(AugmentOperation operation, double value, ImageShape shape) => operation switch
    {
        AugmentOperation.ShearX => AffineMap.Create(shearX: Degrees(Math.Atan(value)), centerX: -0.5 * shape.Width, centerY: -0.5 * shape.Height),
        AugmentOperation.ShearY => AffineMap.Create(shearY: Degrees(Math.Atan(value)), centerX: -0.5 * shape.Width, centerY: -0.5 * shape.Height),
        AugmentOperation.TranslateX => AffineMap.Create(moveX: (int)value),
        AugmentOperation.TranslateY => AffineMap.Create(moveY: (int)value),
        AugmentOperation.Rotate => AffineMap.Create(degrees: -value),
        _ => null,
    };

    static double Degrees(double radians) => radians * 180 / Math.PI;
}
