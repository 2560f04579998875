namespace NetGenCompiler.Execution;

/// <summary>Enumerating, reading and writing the executor's collections.</summary>
static class Collections
{
    public static IEnumerable<object?> Items(object? value) => value switch
    {
        IEnumerable<object?> items => items,
        Dictionary<object, object?> dictionary => dictionary.Select(e => (object?)new PairValue(e.Key, e.Value)),
        SequentialValue sequence => sequence.Layers,
        GroupValue group => group.Items,
        EnumeratorValue enumerator => enumerator.Rest(),
        GridValue grid => grid.Items,
        Instance instance => instance.Owner.ItemsOf(instance),
        string text => text.Select(c => (object?)c),
        null => throw new LibraryException(ProblemIds.Null, "null is enumerated"),
        _ => throw new LibraryException(ProblemIds.Unsupported, $"a {ValueText.TypeName(value)} cannot be enumerated while compiling"),
    };

    /// <summary>The elements of a collection as variables.</summary>
    public static IEnumerable<object?> Places(object? collection, Interpreter interpreter)
    {
        if (collection is not IList<object?> items) throw new LibraryException(ProblemIds.Unsupported, $"elements of a {ValueText.TypeName(collection)} cannot be assigned");
        for (var i = 0; i < items.Count; i++)
        {
            interpreter.Limits.Step();
            var index = i;
            yield return new ComputedVariable(() => items[index], value => items[index] = value);
        }
    }

    public static object? Get(object? collection, object? index, Interpreter interpreter)
    {
        switch (collection)
        {
            case null:
                throw new LibraryException(ProblemIds.Null, "an element of null is read");
            case Dictionary<object, object?> dictionary:
                return dictionary.TryGetValue(Key(index), out var found)
                    ? found
                    : throw new LibraryException(ProblemIds.OutOfRange, $"the dictionary has no key {ValueText.Quoted(interpreter, index)}", "System.Collections.Generic.KeyNotFoundException");
            case string text when index is RangeValue range:
                var (from, count) = Extent(range, text.Length);
                return text.Substring(from, count);
            case string text:
                return text[Position(index, text.Length, text)];
        }

        var items = List(collection);
        if (index is not RangeValue slice) return items[Position(index, items.Count, collection)];
        var (start, length) = Extent(slice, items.Count);
        if (collection is ArraySegment<object?> span) return new ArraySegment<object?>(span.Array!, span.Offset + start, length);
        return items.Skip(start).Take(length).ToArray();
    }

    public static void Set(object collection, object? index, object? value, Interpreter interpreter)
    {
        if (collection is Dictionary<object, object?> dictionary)
        {
            if (!dictionary.ContainsKey(Key(index))) interpreter.Limits.Allocate(1);
            dictionary[Key(index)] = value;
            return;
        }

        if (collection is not IList<object?> items) throw new LibraryException(ProblemIds.Unsupported, $"elements of a {ValueText.TypeName(collection)} cannot be assigned");
        items[Position(index, items.Count, collection)] = value;
    }

    public static object Key(object? key) => key ?? throw new LibraryException(ProblemIds.Null, "a key is null", "System.ArgumentNullException");

    public static (int Start, int Length) Extent(RangeValue range, int count)
    {
        var (start, end) = (range.Start.In(count), range.End.In(count));
        return start >= 0 && start <= end && end <= count
            ? (start, end - start)
            : throw new LibraryException(ProblemIds.OutOfRange, $"the range {start}..{end} is outside 0..{count}", "System.ArgumentOutOfRangeException");
    }

    static IReadOnlyList<object?> List(object collection) => collection switch
    {
        IReadOnlyList<object?> items => items,
        SequentialValue sequence => sequence.Layers,
        GroupValue group => group.Items,
        _ => throw new LibraryException(ProblemIds.Unsupported, $"a {ValueText.TypeName(collection)} has no elements by index"),
    };

    static int Position(object? index, int count, object collection)
    {
        var position = index is IndexValue value ? value.In(count) : NumericTypes.ToLong(index!);
        return position >= 0 && position < count
            ? (int)position
            : throw new LibraryException(ProblemIds.OutOfRange, $"the index {position} is outside 0..{count - 1}", collection is List<object?> ? "System.ArgumentOutOfRangeException" : null);
    }
}
