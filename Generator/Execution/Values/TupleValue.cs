namespace NetGenCompiler.Execution;

/// <summary>A tuple or an object of an anonymous type.</summary>
sealed class TupleValue(object?[] items, string? names = null)
{
    /// <summary>The names of an anonymous type's members, with commas between; null for a tuple.</summary>
    public string? Names => names;

    public object?[] Items => items;

    public TupleValue Copy() => new((object?[])items.Clone(), names);
}
