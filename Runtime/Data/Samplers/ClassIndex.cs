namespace NetGen.Runtime.Data.Samplers;

/// <summary>Items by their class.</summary>
static class ClassIndex
{
    /// <summary>The indices of each class that occurs, ascending, in the order of the classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static int[][] Group(ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty) throw new ArgumentException("There are no labels.", nameof(labels));
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0) throw new ArgumentOutOfRangeException(nameof(labels), labels[i], $"Labels are to be at least 0; item {i} has another.");
            if (!groups.TryGetValue(labels[i], out var group)) groups.Add(labels[i], group = []);
            group.Add(i);
        }

        return [.. groups.Values.Select(g => g.ToArray())];
    }
}
