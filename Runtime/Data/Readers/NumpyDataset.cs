using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Data.Readers;

/// <summary>
/// Items and labels or targets in arrays of NumPy, whose first dimension counts them. Items of bytes are scaled from 0–255 to 0–1. An array of
/// integers with one dimension is labels; any other is targets.
/// </summary>
/// <example>
/// <code>
/// Dataset images = NumpyDataset.ReadNpy("images.npy", "labels.npy");
/// Dataset curve = NumpyDataset.ReadNpz("curve.npz", items: "x", labels: "y");
/// </code>
/// </example>
public static class NumpyDataset
{
    /// <summary>Reads two .npy files.</summary>
    /// <param name="items">The file of the items.</param>
    /// <param name="labels">The file of the labels or targets; null where there are none.</param>
    /// <param name="classes">How many classes there are; null stands for one more than the largest label.</param>
    /// <exception cref="InvalidFileException">A file is malformed, or they do not fit each other.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    public static ArrayDataset ReadNpy(string items, string? labels = null, int? classes = null)
    {
        var values = NpyFile.Read(items, out var type);
        CheckItems(items, values, type);
        if (labels is null) return ArrayDataset.Unlabelled(values);
        var second = NpyFile.Read(labels, out var labelType);
        return Combine(values, labels, second, labelType, classes);
    }

    /// <summary>Reads arrays of an .npz archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="items">The name of the items.</param>
    /// <param name="labels">The name of the labels or targets; null where there are none.</param>
    /// <param name="classes">How many classes there are; null stands for one more than the largest label.</param>
    /// <exception cref="InvalidFileException">The file is malformed, has no such array, or the arrays do not fit each other.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static ArrayDataset ReadNpz(string path, string items = "x", string? labels = "y", int? classes = null)
    {
        using var file = NpzFile.Open(path);
        var values = Read(file, items, out var type);
        CheckItems($"{path}/{items}", values, type);
        if (labels is null) return ArrayDataset.Unlabelled(values);
        var second = Read(file, labels, out var labelType);
        return Combine(values, $"{path}/{labels}", second, labelType, classes);
    }

    static NumericArray Read(NpzFile file, string name, out StorageType type)
    {
        var entry = file.Entries.FirstOrDefault(e => e.Name == name)
            ?? throw new InvalidFileException(file.Path, $"it has no array '{name}', but {string.Join(", ", file.Entries.Select(e => e.Name))}.");
        if (entry.Length > Array.MaxLength || entry.Shape.Any(d => d > int.MaxValue)) throw new InvalidFileException(file.Path, $"the array '{name}' is too large.");
        type = entry.Type;
        var values = new float[entry.Length];
        file.ReadFloat32(name, values);
        return new(values, [.. entry.Shape.Select(d => (int)d)]);
    }

    static void CheckItems(string path, NumericArray items, StorageType type)
    {
        if (items.Shape.IsEmpty) throw new InvalidFileException(path, "a scalar is no list of items.");
        if (type != StorageType.U8) return;
        foreach (ref var value in items.Values.AsSpan()) value /= byte.MaxValue;
    }

    static ArrayDataset Combine(NumericArray items, string path, NumericArray labels, StorageType type, int? classes)
    {
        if (labels.Shape.Length != 1 || type is StorageType.F16 or StorageType.F32 or StorageType.F64 or StorageType.BF16)
        {
            if (labels.Shape.IsEmpty) throw new InvalidFileException(path, "a scalar is no list of labels.");
            LabelledItems.CheckCount(path, items, labels.Shape[0]);
            return ArrayDataset.Regression(items, labels);
        }

        // Integers that a float cannot hold are no classes either.
        var whole = Array.ConvertAll(labels.Values, v => v is >= 0 and < 1 << 24 ? (int)v : -1);
        return LabelledItems.Combine(items, path, whole, classes ?? (whole.Length == 0 ? 1 : Math.Max(1, whole.Max() + 1)));
    }
}
