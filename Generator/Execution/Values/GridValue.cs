namespace NetGenCompiler.Execution;

/// <summary>An array of several dimensions.</summary>
sealed class GridValue(int[] lengths, object?[] items)
{
    public IReadOnlyList<int> Lengths => lengths;

    /// <summary>The elements, row after row.</summary>
    public object?[] Items => items;

    public object? this[params int[] indices]
    {
        get => items[Position(indices)];
        set => items[Position(indices)] = value;
    }

    public GridValue Copy() => new(lengths, [.. items.Select(Interpreter.Copy)]);

    int Position(int[] indices)
    {
        var position = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= lengths[i]) throw new LibraryException(ProblemIds.OutOfRange, $"the index {indices[i]} of dimension {i} is outside 0..{lengths[i] - 1}");
            position = (position * lengths[i]) + indices[i];
        }

        return position;
    }
}
