using NetGen.Runtime.Data.Datasets;

namespace NetGen.Runtime.Data.Readers;

/// <summary>Images and labels in two IDX files, as those of MNIST and its relatives.</summary>
/// <example>
/// <code>
/// Dataset training = IdxDataset.Read("train-images.idx3-ubyte", "train-labels.idx1-ubyte");
/// </code>
/// </example>
public static class IdxDataset
{
    /// <summary>Reads images and their labels.</summary>
    /// <param name="images">The file of the images.</param>
    /// <param name="labels">The file of the labels.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>Images of 1×H×W from 0 to 1.</returns>
    /// <exception cref="InvalidFileException">A file is malformed, or they do not fit each other.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    public static ArrayDataset Read(string images, string labels, int classes = 10)
    {
        var items = IdxFile.ReadImages(images);
        return LabelledItems.Combine(items, labels, IdxFile.ReadLabels(labels), classes);
    }
}
