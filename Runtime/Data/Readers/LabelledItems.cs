using NetGen.Runtime.Data.Datasets;

namespace NetGen.Runtime.Data.Readers;

/// <summary>Items and labels that come from files, which may not fit each other.</summary>
static class LabelledItems
{
    /// <summary>Checks labels against the items and the classes.</summary>
    /// <exception cref="InvalidFileException">There are not as many labels as items, or one is no class.</exception>
    public static ArrayDataset Combine(NumericArray items, string path, int[] labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        CheckCount(path, items, labels.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes) throw new InvalidFileException(path, $"label {i} is {labels[i]}, where labels are from 0 to {classes - 1}.");
        }

        return new(items, labels, classes);
    }

    public static void CheckCount(string path, NumericArray items, int count)
    {
        if (count != items.Shape[0]) throw new InvalidFileException(path, $"it holds {count:N0} labels or targets where there are {items.Shape[0]:N0} items.");
    }
}
