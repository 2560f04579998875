using NetGen.Runtime.Data.Datasets;

namespace NetGen.Runtime.Data.Readers;

/// <summary>
/// The binary version of CIFAR-10 and CIFAR-100: for each image one or two bytes of labels and 3×32×32 bytes of pixels, plane by plane.
/// Krizhevsky: Learning Multiple Layers of Features from Tiny Images (2009).
/// </summary>
/// <example>
/// <code>
/// Dataset training = CifarFile.Read10([.. Enumerable.Range(1, 5).Select(i => $"cifar-10-batches-bin/data_batch_{i}.bin")]);
/// Dataset test = CifarFile.Read100("cifar-100-binary/test.bin");
/// </code>
/// </example>
public static class CifarFile
{
    const int Channels = 3, Size = 32, Pixels = Channels * Size * Size;

    /// <summary>Reads files of CIFAR-10.</summary>
    /// <param name="paths">The files, whose images follow each other.</param>
    /// <returns>Images of 3×32×32 from 0 to 1, of 10 classes.</returns>
    /// <exception cref="InvalidFileException">A file is malformed or cut off.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    public static ArrayDataset Read10(params ReadOnlySpan<string> paths) => Read(paths, labelBytes: 1, labelAt: 0, classes: 10);

    /// <summary>Reads files of CIFAR-100.</summary>
    /// <param name="path">The file.</param>
    /// <param name="coarse">Whether the labels are the 20 superclasses rather than the 100 classes.</param>
    /// <returns>Images of 3×32×32 from 0 to 1.</returns>
    /// <exception cref="InvalidFileException">The file is malformed or cut off.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static ArrayDataset Read100(string path, bool coarse = false) => Read([path], labelBytes: 2, labelAt: coarse ? 0 : 1, classes: coarse ? 20 : 100);

    static ArrayDataset Read(ReadOnlySpan<string> paths, int labelBytes, int labelAt, int classes)
    {
        var record = labelBytes + Pixels;
        var counts = new int[paths.Length];
        for (var i = 0; i < paths.Length; i++) counts[i] = CountOf(paths[i], record);
        var total = counts.Sum(c => (long)c);
        if (total * Pixels > Array.MaxLength) throw new InvalidFileException(paths[^1], $"{total:N0} images of all files are too many to hold.");
        var (values, labels) = (new float[total * Pixels], new int[total]);
        var next = 0;
        for (var i = 0; i < paths.Length; i++)
        {
            using var stream = BinaryFile.Open(paths[i]);
            var bytes = new byte[record];
            for (var image = 0; image < counts[i]; image++, next++)
            {
                BinaryFile.ReadExactly(paths[i], stream, bytes);
                labels[next] = bytes[labelAt];
                if (labels[next] >= classes) throw new InvalidFileException(paths[i], $"the label of image {image} is {labels[next]}, of {classes} classes.");
                for (var p = 0; p < Pixels; p++) values[(next * Pixels) + p] = bytes[labelBytes + p] / (float)byte.MaxValue;
            }
        }

        return new(new(values, (int)total, Channels, Size, Size), labels, classes);
    }

    static int CountOf(string path, int record)
    {
        using var stream = BinaryFile.Open(path);
        if (stream.Length % record != 0) throw new InvalidFileException(path, $"images with labels take {record:N0} bytes each; the file has {stream.Length:N0}.");
        var count = stream.Length / record;
        return count <= Array.MaxLength / Pixels ? (int)count : throw new InvalidFileException(path, $"{count:N0} images are too many to hold.");
    }
}
