using System.Collections.Immutable;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Readers;

/// <summary>
/// A folder with a folder of images for each class: <c>torchvision.datasets.ImageFolder</c>. Classes are in the ordinal order of the folders'
/// names. Images are of the formats that <see cref="ImageFile"/> reads, and are read when they are asked for.
/// </summary>
/// <example>
/// <code>
/// var photos = new ImageFolderDataset("photos", channels: 3, height: 64, width: 64);   // photos/cat/0001.ppm, photos/dog/0001.ppm, …
/// Console.WriteLine(string.Join(", ", photos.ClassNames));
/// </code>
/// </example>
public sealed class ImageFolderDataset : Dataset
{
    static readonly string[] extensions = [".bmp", ".pgm", ".pnm", ".ppm"];

    readonly string[] files;
    readonly int[] labels;
    readonly ImageShape shape;
    readonly bool resized, antialias;

    /// <summary>Lists the images.</summary>
    /// <param name="folder">The folder of the classes' folders.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue: images of the other kind are converted; null stands for those of the first image.</param>
    /// <param name="height">What images are resized to; null, as for the width, where all have the size of the first.</param>
    /// <param name="width">What images are resized to.</param>
    /// <param name="antialias">Whether what becomes smaller is averaged: <see cref="ImageGeometry.Resize"/>.</param>
    /// <exception cref="InvalidFileException">There are no classes, a class has no images, or the first image is malformed.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">Only one of height and width is given.</exception>
    public ImageFolderDataset(string folder, int? channels = null, int? height = null, int? width = null, bool antialias = true)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (height is null != width is null) throw new ArgumentException("Height and width go together.", nameof(height));
        if (channels is not (null or 1 or 3)) throw new ArgumentOutOfRangeException(nameof(channels), channels, "Images have 1 or 3 channels.");
        string[] folders = [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)];
        if (folders.Length == 0) throw new InvalidFileException(folder, "it has no folders, one for each class.");
        string[][] perClass = [.. folders.Select(ImagesOf)];
        files = [.. perClass.SelectMany(f => f)];
        labels = [.. perClass.SelectMany((f, label) => f.Select(_ => label))];
        ClassNames = [.. folders.Select(f => Path.GetFileName(f))];
        var first = ImageFile.Read(files[0]).Shape;
        shape = new(channels ?? first[0], height ?? first[1], width ?? first[2]);
        (resized, this.antialias) = (height is not null, antialias);
    }

    /// <inheritdoc/>
    public override int Count => files.Length;

    /// <inheritdoc/>
    public override ImmutableArray<int> Shape => [shape.Channels, shape.Height, shape.Width];

    /// <inheritdoc/>
    public override int Classes => ClassNames.Length;

    /// <summary>The names of the classes, by label.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>The file of an item.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public string PathOf(int index)
    {
        CheckIndex(index);
        return files[index];
    }

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return labels[index];
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        var image = ImageFile.Read(files[index]);
        var found = new ImageShape(image.Shape[0], image.Shape[1], image.Shape[2]);
        var pixels = ToChannels(image.Values, ref found);
        if (found == shape) pixels.CopyTo(values);
        else if (resized) ImageGeometry.Resize(pixels, found, shape.Height, shape.Width, values, antialias);
        else throw new InvalidFileException(files[index], $"the image is {found.Height}×{found.Width} where {shape.Height}×{shape.Width} is expected.");
        return labels[index];
    }

    static string[] ImagesOf(string folder)
    {
        string[] images =
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal),
        ];
        return images.Length > 0 ? images : throw new InvalidFileException(folder, $"it has no images: files that end in {string.Join(", ", extensions)}.");
    }

    ReadOnlySpan<float> ToChannels(float[] pixels, ref ImageShape found)
    {
        if (found.Channels == shape.Channels) return pixels;
        var plane = found.Plane;
        found = found with { Channels = shape.Channels };
        if (shape.Channels == 3) return (float[])[.. pixels, .. pixels, .. pixels];
        for (var i = 0; i < plane; i++) pixels[i] = ImageColor.Grey(pixels[i], pixels[plane + i], pixels[(2 * plane) + i]);
        return pixels.AsSpan(0, plane);
    }
}
