using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>Turns, moves, scales and shears images at random: <c>RandomAffine</c>, and <c>RandomRotation</c>.</summary>
/// <example>
/// <code>
/// Dataset training = digits.With(new RandomAffine { Degrees = 10, MoveX = 0.1, MoveY = 0.1, Interpolation = PixelInterpolation.Bilinear });
/// </code>
/// </example>
public sealed class RandomAffine : ImageTransform
{
    /// <summary>How far an image is turned at most, either way, in degrees.</summary>
    public double Degrees
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(Degrees));
    }

    /// <summary>How far it is moved to the left or right at most, as a share of its width.</summary>
    public double MoveX
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(MoveX));
    }

    /// <summary>How far it is moved up or down at most, as a share of its height.</summary>
    public double MoveY
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(MoveY));
    }

    /// <summary>How much smaller it becomes at most.</summary>
    public double MinimumScale
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(MinimumScale));
    } = 1;

    /// <summary>How much larger it becomes at most.</summary>
    public double MaximumScale
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(MaximumScale));
    } = 1;

    /// <summary>By how much it is sheared along x at most, either way, in degrees.</summary>
    public double ShearX
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ShearX));
    }

    /// <summary>By how much it is sheared along y at most, either way, in degrees.</summary>
    public double ShearY
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ShearY));
    }

    /// <summary>What lies between pixels.</summary>
    public PixelInterpolation Interpolation { get; init; }

    /// <summary>What lies beyond the edges.</summary>
    public float Fill { get; init; }

    /// <inheritdoc/>
    protected override void Apply(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination, ref RandomStream random)
    {
        var degrees = random.Uniform(-Degrees, Degrees);
        // Whole pixels, as in torchvision.
        var moveX = Math.Round(random.Uniform(-MoveX, MoveX) * shape.Width);
        var moveY = Math.Round(random.Uniform(-MoveY, MoveY) * shape.Height);
        var scale = random.Uniform(MinimumScale, MaximumScale);
        var map = AffineMap.Create(degrees, moveX, moveY, scale, random.Uniform(-ShearX, ShearX), random.Uniform(-ShearY, ShearY));
        ImageGeometry.Warp(source, shape, map, destination, Interpolation, Fill);
    }
}
