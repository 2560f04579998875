namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Functions of the colours of images with pixels from 0 to 1, of one channel or of red, green and blue; of
/// <c>torchvision.transforms.functional</c>. All work in place.
/// </summary>
public static class ImageColor
{
    /// <summary>Multiplies: 0 is black, 1 the image, 2 twice as bright: <c>adjust_brightness</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="factor">The factor, not negative.</param>
    public static void AdjustBrightness(Span<float> image, double factor)
    {
        Check(factor);
        foreach (ref var pixel in image) pixel = Blend(pixel, 0, (float)factor);
    }

    /// <summary>Blends with the mean brightness: 0 is grey, 1 the image: <c>adjust_contrast</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="factor">The factor, not negative.</param>
    /// <exception cref="ArgumentException">The image has neither one nor three channels.</exception>
    public static void AdjustContrast(Span<float> image, ImageShape shape, double factor)
    {
        Check(factor);
        CheckChannels(shape);
        var plane = shape.Plane;
        var sum = 0.0;
        for (var i = 0; i < plane; i++) sum += shape.Channels == 1 ? image[i] : Grey(image[i], image[plane + i], image[(2 * plane) + i]);
        var mean = (float)(sum / plane);
        foreach (ref var pixel in image) pixel = Blend(pixel, mean, (float)factor);
    }

    /// <summary>Blends with the image in grey: 0 is grey, 1 the image: <c>adjust_saturation</c>. An image of one channel stays.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="factor">The factor, not negative.</param>
    /// <exception cref="ArgumentException">The image has neither one nor three channels.</exception>
    public static void AdjustSaturation(Span<float> image, ImageShape shape, double factor)
    {
        Check(factor);
        CheckChannels(shape);
        if (shape.Channels == 1) return;
        var plane = shape.Plane;
        for (var i = 0; i < plane; i++)
        {
            var grey = Grey(image[i], image[plane + i], image[(2 * plane) + i]);
            for (var pixel = i; pixel < image.Length; pixel += plane) image[pixel] = Blend(image[pixel], grey, (float)factor);
        }
    }

    /// <summary>Turns the hue: <c>adjust_hue</c>. An image of one channel stays.</summary>
    /// <param name="image">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="shift">How far, in turns, from −½ to ½.</param>
    /// <exception cref="ArgumentException">The image has neither one nor three channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shift is out of its range.</exception>
    public static void AdjustHue(Span<float> image, ImageShape shape, double shift)
    {
        if (shift is not (>= -0.5 and <= 0.5)) throw new ArgumentOutOfRangeException(nameof(shift), shift, "A hue is shifted by −½ to ½ of a turn.");
        CheckChannels(shape);
        if (shape.Channels == 1) return;
        var plane = shape.Plane;
        for (var i = 0; i < plane; i++)
        {
            ref var red = ref image[i];
            ref var green = ref image[plane + i];
            ref var blue = ref image[(2 * plane) + i];
            var (hue, saturation, value) = ToHue(red, green, blue);
            hue = (hue + (float)shift) % 1;
            (red, green, blue) = FromHue(hue < 0 ? hue + 1 : hue, saturation, value);
        }
    }

    /// <summary>The brightness of a colour, by the weights of ITU-R 601: <c>rgb_to_grayscale</c>.</summary>
    /// <param name="red">Red.</param>
    /// <param name="green">Green.</param>
    /// <param name="blue">Blue.</param>
    public static float Grey(float red, float green, float blue) => (0.2989f * red) + (0.587f * green) + (0.114f * blue);

    /// <summary>So much of the first and the rest of the second, from 0 to 1.</summary>
    internal static float Blend(float first, float second, float ratio) => Math.Clamp((ratio * first) + ((1 - ratio) * second), 0, 1);

    internal static void CheckChannels(ImageShape shape)
    {
        if (shape.Channels is not (1 or 3)) throw new ArgumentException($"Images with colours have 1 or 3 channels; found {shape}.", nameof(shape));
    }

    static void Check(double factor)
    {
        if (!(factor >= 0)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is to be at least 0.");
    }

    static (float Hue, float Saturation, float Value) ToHue(float red, float green, float blue)
    {
        var largest = Math.Max(red, Math.Max(green, blue));
        var range = largest - Math.Min(red, Math.Min(green, blue));
        if (range == 0) return (0, 0, largest);
        var (r, g, b) = ((largest - red) / range, (largest - green) / range, (largest - blue) / range);
        var sector = largest == red ? b - g : largest == green ? 2 + r - b : 4 + g - r;
        return (((sector / 6) + 1) % 1, range / largest, largest);
    }

    static (float Red, float Green, float Blue) FromHue(float hue, float saturation, float value)
    {
        var sector = MathF.Floor(hue * 6);
        var within = (hue * 6) - sector;
        var p = Math.Clamp(value * (1 - saturation), 0, 1);
        var q = Math.Clamp(value * (1 - (saturation * within)), 0, 1);
        var t = Math.Clamp(value * (1 - (saturation * (1 - within))), 0, 1);
        return ((int)sector % 6) switch
        {
            0 => (value, t, p),
            1 => (q, value, p),
            2 => (p, value, t),
            3 => (p, q, value),
            4 => (t, p, value),
            _ => (value, p, q),
        };
    }
}
