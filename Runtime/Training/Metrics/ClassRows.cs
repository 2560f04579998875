namespace NetGen.Runtime.Training.Metrics;

/// <summary>Rows of a number for each class.</summary>
static class ClassRows
{
    /// <summary>How many numbers a row has, where there is one for each label.</summary>
    /// <exception cref="ArgumentException">The rows are not of one length, or a label is no class.</exception>
    public static int LengthOf(ReadOnlySpan<int> labels, ReadOnlySpan<float> output)
    {
        if (labels.IsEmpty) return 0;
        if (output.Length % labels.Length != 0) throw new ArgumentException($"{output.Length:N0} numbers are no rows for {labels.Length:N0} labels.", nameof(output));
        var classes = output.Length / labels.Length;
        foreach (var label in labels)
        {
            if (label >= classes) throw new ArgumentException($"The label {label} is no class of rows with {classes} numbers.", nameof(labels));
        }

        return classes;
    }
}
