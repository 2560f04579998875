namespace NetGenCompiler.Execution;

/// <summary>An enumeration under way.</summary>
sealed class EnumeratorValue(IEnumerator<object?> items)
{
    public object? Current => items.Current;

    public bool MoveNext() => items.MoveNext();

    public void Dispose() => items.Dispose();

    /// <summary>The items that are left; the enumeration is disposed with them.</summary>
    public IEnumerable<object?> Rest()
    {
        using (items)
        {
            while (items.MoveNext()) yield return items.Current;
        }
    }
}
