namespace NetGenCompiler.Execution;

/// <summary>The orderings of System.Linq.Enumerable, and the default order of values.</summary>
static class QueryOrderings
{
    const string CompareTo = "M:System.IComparable`1.CompareTo(`0)";

    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["OrderBy"] = (i, c) => QueryFunctions.Source(i, c).OrderBy(x => Key(i, c, x), Comparer(i)),
        ["OrderByDescending"] = (i, c) => QueryFunctions.Source(i, c).OrderByDescending(x => Key(i, c, x), Comparer(i)),
        ["Order"] = (i, c) => QueryFunctions.Source(i, c).OrderBy(x => x, Comparer(i)),
        ["OrderDescending"] = (i, c) => QueryFunctions.Source(i, c).OrderByDescending(x => x, Comparer(i)),
        ["ThenBy"] = (i, c) => ((IOrderedEnumerable<object?>)c[0]!).ThenBy(x => Key(i, c, x), Comparer(i)),
        ["ThenByDescending"] = (i, c) => ((IOrderedEnumerable<object?>)c[0]!).ThenByDescending(x => Key(i, c, x), Comparer(i)),
    }.ToDictionary(f => "System.Linq.Enumerable." + f.Key, f => f.Value, StringComparer.Ordinal);

    public static IComparer<object?> Comparer(Interpreter interpreter) => Comparer<object?>.Create((x, y) => Compare(interpreter, x, y));

    /// <summary>The default order; strings are ordered by their characters, as in the invariant culture.</summary>
    public static int Compare(Interpreter interpreter, object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (EnumValue a, EnumValue b) => a.Number.CompareTo(b.Number),
        (TupleValue a, TupleValue b) => a.Items.Zip(b.Items, (p, q) => Compare(interpreter, p, q)).FirstOrDefault(order => order != 0),
        (Instance a, _) when interpreter.Implementation(a, CompareTo) is { } method => (int)interpreter.CallMethod(method, a, [y], null, null)!,
        (IComparable a, _) when x.GetType() == y.GetType() => a.CompareTo(y),
        _ => throw new LibraryException(ProblemIds.Unsupported, $"a {ValueText.TypeName(x)} and a {ValueText.TypeName(y)} have no order"),
    };

    static object? Key(Interpreter interpreter, LibraryCall call, object? item) => interpreter.Invoke(call[1], [item], call.Site);
}
