using System.Buffers;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Functions of the intensities of images with pixels from 0 to 1; of <c>torchvision.transforms.functional</c>. All work in place. What
/// torchvision defines for bytes alone takes a pixel as the nearest of 256 steps.
/// </summary>
public static class ImageIntensity
{
    const int Levels = 256;

    /// <summary>Exchanges black and white: <c>invert</c>.</summary>
    /// <param name="image">The image.</param>
    public static void Invert(Span<float> image)
    {
        foreach (ref var pixel in image) pixel = 1 - pixel;
    }

    /// <summary>Inverts what is at least as bright as a threshold: <c>solarize</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="threshold">The threshold.</param>
    public static void Solarize(Span<float> image, double threshold)
    {
        foreach (ref var pixel in image) pixel = pixel >= (float)threshold ? 1 - pixel : pixel;
    }

    /// <summary>Keeps the highest bits of each byte: <c>posterize</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="bits">How many, from 0 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits are out of their range.</exception>
    public static void Posterize(Span<float> image, int bits)
    {
        if (bits is < 0 or > 8) throw new ArgumentOutOfRangeException(nameof(bits), bits, "A byte has 0 to 8 bits that can be kept.");
        var mask = -(1 << (8 - bits));
        foreach (ref var pixel in image) pixel = (ToByte(pixel) & mask) / (float)byte.MaxValue;
    }

    /// <summary>Stretches each channel so that it reaches from 0 to 1: <c>autocontrast</c>. A channel of one colour stays.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    public static void AutoContrast(Span<float> image, ImageShape shape)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var plane = image.Slice(channel * shape.Plane, shape.Plane);
            var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
            foreach (var pixel in plane) (least, largest) = (Math.Min(least, pixel), Math.Max(largest, pixel));
            var scale = 1 / (largest - least);
            if (!float.IsFinite(scale)) continue;
            foreach (ref var pixel in plane) pixel = Math.Clamp((pixel - least) * scale, 0, 1);
        }
    }

    /// <summary>Makes all of 256 steps about as frequent in each channel: <c>equalize</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    public static void Equalize(Span<float> image, ImageShape shape)
    {
        Span<int> counts = stackalloc int[Levels];
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var plane = image.Slice(channel * shape.Plane, shape.Plane);
            counts.Clear();
            foreach (var pixel in plane) counts[ToByte(pixel)]++;
            // The brightest step that occurs does not count.
            var brightest = counts.LastIndexOfAnyExcept(0);
            var step = (plane.Length - counts[brightest]) / (Levels - 1);
            var before = 0;
            foreach (ref var level in counts)
            {
                var count = level;
                level = step == 0 ? 0 : Math.Min((before + (step / 2)) / step, Levels - 1);
                before += count;
            }

            foreach (ref var pixel in plane) pixel = (step == 0 ? ToByte(pixel) : counts[ToByte(pixel)]) / (float)byte.MaxValue;
        }
    }

    /// <summary>Blends with the image blurred over 3×3 pixels: 0 is blurred, 1 the image, 2 sharper: <c>adjust_sharpness</c>. Edges stay.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="factor">The factor, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative.</exception>
    public static void AdjustSharpness(Span<float> image, ImageShape shape, double factor)
    {
        if (!(factor >= 0)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is to be at least 0.");
        var buffer = ArrayPool<float>.Shared.Rent(shape.Length);
        var source = buffer.AsSpan(0, shape.Length);
        image.CopyTo(source);
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            if (row % shape.Height == 0 || row % shape.Height == shape.Height - 1) continue;
            for (var i = (row * shape.Width) + 1; i < ((row + 1) * shape.Width) - 1; i++)
            {
                var around = source[i - 1] + source[i + 1];
                for (var k = i - 1; k <= i + 1; k++) around += source[k - shape.Width] + source[k + shape.Width];
                image[i] = ImageColor.Blend(source[i], ((5 * source[i]) + around) / 13, (float)factor);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    static int ToByte(float pixel) => (int)((Math.Clamp(pixel, 0, 1) * byte.MaxValue) + 0.5f);
}
