namespace NetGenCompiler.Execution;

/// <summary>Static members of System.Array and other collections.</summary>
static class ArrayFunctions
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["System.Array.Empty"] = (_, _) => Array.Empty<object?>(),
        ["System.Array.Fill"] = Fill,
        ["System.Array.Reverse"] = (_, c) =>
        {
            Array.Reverse((object?[])c[0]!);
            return null;
        },
        ["System.Array.IndexOf"] = (i, c) => Array.FindIndex((object?[])c[0]!, item => i.Comparer.Equals(item, c[1])),
        ["System.Array.ConvertAll"] = (i, c) => ((object?[])c[0]!).Select(item => i.Invoke(c[1], [item], c.Site)).ToArray(),
        ["System.Array.Exists"] = (i, c) => ((object?[])c[0]!).Any(item => (bool)i.Invoke(c[1], [item], c.Site)!),
        ["System.Array.ForEach"] = (i, c) =>
        {
            foreach (var item in (object?[])c[0]!) i.Invoke(c[1], [item], c.Site);
            return null;
        },
        ["System.Collections.Generic.KeyValuePair.Create"] = (_, c) => new PairValue(c[0], c[1]),
        ["System.ValueTuple.Create"] = (_, c) => new TupleValue(c.Arguments),
        ["System.Index.FromEnd"] = (_, c) => new IndexValue((int)c[0]!, true),
        ["System.MemoryExtensions.Contains"] = (i, c) => Collections.Items(c[0]).Contains(c[1], i.Comparer),
        ["System.MemoryExtensions.IndexOf"] = (i, c) => Collections.Items(c[0]).ToList().FindIndex(item => i.Comparer.Equals(item, c[1])),
        ["System.MemoryExtensions.SequenceEqual"] = (i, c) => Collections.Items(c[0]).SequenceEqual(Collections.Items(c[1]), i.Comparer),
        ["System.MemoryExtensions.AsSpan"] = (_, c) => LanguageValues.ToSpan(c[0]) is ArraySegment<object?> all && c.Count > 1 && c[1] is int start
            ? SpanMembers.Part(all, start, c.Count > 2 ? (int)c[2]! : all.Count - start)
            : c.Count == 1 ? LanguageValues.ToSpan(c[0]) : throw Library.Unsupported("MemoryExtensions.AsSpan"),
        ["System.MemoryExtensions.Reverse"] = (i, c) => SpanMembers.Call(i, (ArraySegment<object?>)c[0]!, "Reverse", c with { Arguments = [] }),
        ["System.Collections.Generic.CollectionExtensions.GetValueOrDefault"] = (i, c) =>
            ((Dictionary<object, object?>)c[0]!).TryGetValue(Collections.Key(c[1]), out var value) ? value : c.Count > 2 ? c[2] : i.DefaultOf(c.ResultType),
    };

    static object? Fill(Interpreter interpreter, LibraryCall call)
    {
        var array = (object?[])call[0]!;
        for (var i = 0; i < array.Length; i++) array[i] = Interpreter.Copy(call[1]);
        return null;
    }
}
