using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Data.Transforms;

namespace NetGen.Cli.Training;

/// <summary>What <c>--augment</c> names: transforms, with a number where they take one.</summary>
static class Augmentation
{
    public const string Names = "flip, crop:PIXELS, affine:DEGREES, color:STRENGTH, randaugment:MAGNITUDE";

    const double DefaultDegrees = 10, DefaultColor = 0.4, LargestMove = 0.1, LargestScale = 0.1;
    const int DefaultCrop = 4, DefaultMagnitude = 9;

    /// <summary>The transforms of a list such as <c>crop:4,flip</c>, for images of a size.</summary>
    /// <exception cref="BadArgumentsException">The list has something else, or the items are no images.</exception>
    public static Transform[] Parse(string? list, IReadOnlyList<int> shape)
    {
        if (string.IsNullOrEmpty(list)) return [];
        if (shape is not [_, var height, var width]) throw new BadArgumentsException("--augment is for images.");
        return [.. list.Split(',').Select(item => Parse(item, height, width))];
    }

    static Transform Parse(string item, int height, int width)
    {
        var colon = item.IndexOf(':', StringComparison.Ordinal);
        var (name, argument) = colon < 0 ? (item, null) : (item[..colon], item[(colon + 1)..]);
        try
        {
            return name switch
            {
                "flip" when argument is null => new RandomHorizontalFlip(),
                "crop" => new RandomCrop(height, width, (int)Number(argument, DefaultCrop)),
                "affine" => new RandomAffine
                {
                    Degrees = Number(argument, DefaultDegrees),
                    MoveX = LargestMove,
                    MoveY = LargestMove,
                    MinimumScale = 1 - LargestScale,
                    MaximumScale = 1 + LargestScale,
                    Interpolation = PixelInterpolation.Bilinear,
                },
                "color" => Color(Number(argument, DefaultColor)),
                "randaugment" => new RandAugment(magnitude: (int)Number(argument, DefaultMagnitude)),
                _ => throw Unknown(item),
            };
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new BadArgumentsException($"--augment {item}: {exception.Message}");
        }

        double Number(string? text, double standard) =>
            text is null ? standard : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Unknown(item);
    }

    static ColorJitter Color(double strength) => new(strength, strength, strength, Math.Min(strength / 4, 0.5));

    static BadArgumentsException Unknown(string item) => new($"--augment takes a list of {Names}; '{item}' is none of them.");
}
