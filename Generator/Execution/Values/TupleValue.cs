namespace NetGenCompiler.Execution;

/// <summary>A tuple or an object of an anonymous type.</summary>
sealed class TupleValue(object?[] items)
{
    public object?[] Items => items;

    public TupleValue Copy() => new((object?[])items.Clone());
}
