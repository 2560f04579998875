using System.Buffers;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>Functions that move pixels; of <c>torchvision.transforms.functional</c>.</summary>
public static class ImageGeometry
{
    /// <summary>Exchanges left and right: <c>hflip</c>.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="destination">Where the result goes; apart from the source.</param>
    public static void FlipHorizontally(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination)
    {
        source.CopyTo(destination);
        for (var start = 0; start < shape.Length; start += shape.Width) destination.Slice(start, shape.Width).Reverse();
    }

    /// <summary>Exchanges top and bottom: <c>vflip</c>.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="destination">Where the result goes; apart from the source.</param>
    public static void FlipVertically(ReadOnlySpan<float> source, ImageShape shape, Span<float> destination)
    {
        for (var start = 0; start < shape.Length; start += shape.Plane)
        {
            for (var y = 0; y < shape.Height; y++)
            {
                source.Slice(start + ((shape.Height - 1 - y) * shape.Width), shape.Width).CopyTo(destination[(start + (y * shape.Width))..]);
            }
        }
    }

    /// <summary>A part of an image, which may reach beyond its edges: <c>crop</c>, and <c>pad</c> where it does.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="top">The first row, negative above the image.</param>
    /// <param name="left">The first column, negative to the left of the image.</param>
    /// <param name="height">How many rows.</param>
    /// <param name="width">How many columns.</param>
    /// <param name="destination">Where the result goes, channels × height × width.</param>
    /// <param name="fill">What lies beyond the edges.</param>
    public static void Crop(ReadOnlySpan<float> source, ImageShape shape, int top, int left, int height, int width, Span<float> destination, float fill = 0)
    {
        ImageShape.Check(source, shape, destination, shape.At(height, width));
        var first = Math.Clamp(-(long)left, 0, width);
        var last = Math.Clamp((long)shape.Width - left, first, width);
        for (var row = 0; row < shape.Channels * height; row++)
        {
            var (channel, y) = (row / height, (long)top + (row % height));
            var target = destination.Slice(row * width, width);
            if (y < 0 || y >= shape.Height || first == last)
            {
                target.Fill(fill);
                continue;
            }

            target[..(int)first].Fill(fill);
            target[(int)last..].Fill(fill);
            var from = (channel * shape.Plane) + ((int)y * shape.Width) + left + (int)first;
            source.Slice(from, (int)(last - first)).CopyTo(target[(int)first..]);
        }
    }

    /// <summary>Warps an image by an affine map: <c>affine</c> and <c>rotate</c>.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="map">Where each pixel comes from.</param>
    /// <param name="destination">Where the result goes, of the same dimensions.</param>
    /// <param name="interpolation">What lies between pixels.</param>
    /// <param name="fill">What lies beyond the edges. Between an edge and what lies beyond, the mean of both, where torchvision darkens.</param>
    public static void Warp(
        ReadOnlySpan<float> source, ImageShape shape, AffineMap map, Span<float> destination, PixelInterpolation interpolation = PixelInterpolation.Nearest, float fill = 0)
    {
        ImageShape.Check(source, shape, destination, shape);
        var (height, width, plane) = (shape.Height, shape.Width, shape.Plane);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (u, v) = (x + 0.5 - (0.5 * width), y + 0.5 - (0.5 * height));
                var fromX = (map.A * u) + (map.B * v) + map.C + (0.5 * width) - 0.5;
                var fromY = (map.D * u) + (map.E * v) + map.F + (0.5 * height) - 0.5;
                var pixel = (y * width) + x;
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    var values = source.Slice(channel * plane, plane);
                    destination[(channel * plane) + pixel] = interpolation == PixelInterpolation.Nearest
                        ? At(values, height, width, Math.Round(fromX), Math.Round(fromY), fill)
                        : Between(values, height, width, fromX, fromY, fill);
                }
            }
        }
    }

    /// <summary>Resizes an image by bilinear interpolation: <c>resize</c> of tensors, which is <c>interpolate</c> with <c>align_corners=False</c>.</summary>
    /// <param name="source">The image.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="destination">Where the result goes, channels × height × width.</param>
    /// <param name="antialias">
    /// Whether a smaller image is made of means over all that a pixel covers, as Pillow and recent torchvision do, rather than of four pixels each.
    /// </param>
    public static void Resize(ReadOnlySpan<float> source, ImageShape shape, int height, int width, Span<float> destination, bool antialias = false)
    {
        ImageShape.Check(source, shape, destination, shape.At(height, width));
        using var columns = new ResamplingAxis(shape.Width, width, antialias);
        using var rows = new ResamplingAxis(shape.Height, height, antialias);
        var buffer = ArrayPool<float>.Shared.Rent(shape.Channels * shape.Height * width);
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            columns.AlongRow(source.Slice(row * shape.Width, shape.Width), buffer.AsSpan(row * width, width));
        }

        for (var channel = 0; channel < shape.Channels; channel++)
        {
            rows.AlongColumns(buffer.AsSpan(channel * shape.Height * width, shape.Height * width), width, destination.Slice(channel * height * width, height * width));
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    static float At(ReadOnlySpan<float> plane, int height, int width, double x, double y, float fill) =>
        x >= 0 && x < width && y >= 0 && y < height ? plane[((int)y * width) + (int)x] : fill;

    static float Between(ReadOnlySpan<float> plane, int height, int width, double x, double y, float fill)
    {
        var (left, top) = (Math.Floor(x), Math.Floor(y));
        var (shareX, shareY) = (x - left, y - top);
        var upper = ((1 - shareX) * At(plane, height, width, left, top, fill)) + (shareX * At(plane, height, width, left + 1, top, fill));
        var lower = ((1 - shareX) * At(plane, height, width, left, top + 1, fill)) + (shareX * At(plane, height, width, left + 1, top + 1, fill));
        return (float)(((1 - shareY) * upper) + (shareY * lower));
    }
}
