using NetGen.Cli.CommandLine;
using NetGen.Runtime.Data;

namespace NetGen.Cli.Classification;

/// <summary>Reads the true classes of images: IDX files.</summary>
static class LabelReader
{
    /// <summary>Reads labels and holds them to the images.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">How many images there are.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="CommandFailedException">The file does not exist, has another number of labels, or one that is no class.</exception>
    public static int[] Read(string path, int images, int classes)
    {
        var labels = IdxFile.ReadLabels(InputFile.Existing(path));
        if (labels.Length != images) throw new CommandFailedException($"{path} holds {labels.Length} labels; there are {images} images.");
        var odd = Array.FindIndex(labels, l => l >= classes);
        return odd < 0 ? labels : throw new CommandFailedException($"{path}: label {odd} is {labels[odd]}; there are {classes} classes, from 0.");
    }
}
