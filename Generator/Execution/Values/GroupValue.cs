namespace NetGenCompiler.Execution;

/// <summary>The elements that share a key.</summary>
sealed class GroupValue(object? key, IReadOnlyList<object?> items)
{
    public object? Key => key;

    public IReadOnlyList<object?> Items => items;
}
