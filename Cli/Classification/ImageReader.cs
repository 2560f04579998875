using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using NetGen.Runtime.Data;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Classification;

/// <summary>Reads images of a network's size, with pixels from 0 to 1: IDX, .npy, PGM, PPM and BMP files.</summary>
static class ImageReader
{
    /// <summary>Reads all images of several files.</summary>
    /// <returns>The pixels of all images, in the order of the files.</returns>
    /// <exception cref="CommandFailedException">A file does not exist, or its images have another size.</exception>
    /// <exception cref="InvalidFileException">A file is malformed.</exception>
    public static TensorFile Read(IReadOnlyList<string> paths, TensorDescription input)
    {
        var files = paths.Select(path => TensorFile.Of(path, Read(InputFile.Existing(path)), $"the input '{input.Name}'", input)).ToArray();
        return files is [var only] ? only : new([.. files.SelectMany(f => f.Values)], files.Sum(f => f.Batch), true);
    }

    static NumericArray Read(string path) =>
        IdxFile.HasSignature(path) ? IdxFile.ReadImages(path)
        : Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase) ? NpyFile.ReadImages(path)
        : ImageFile.Read(path);
}
