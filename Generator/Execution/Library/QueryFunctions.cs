using System.Runtime.CompilerServices;

namespace NetGenCompiler.Execution;

/// <summary>The methods of System.Linq.Enumerable that yield sequences and collections. As there, sequences run when they are enumerated.</summary>
static class QueryFunctions
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["Range"] = (i, c) => Range(i, (int)c[0]!, (int)c[1]!),
        ["Repeat"] = (i, c) => (int)c[1]! >= 0 ? Counted(i, Enumerable.Repeat(c[0], (int)c[1]!)) : throw new ArgumentException("the count is negative"),
        ["Empty"] = (_, _) => Array.Empty<object?>(),
        ["Select"] = (i, c) => IsIndexed(i, c) ? Source(i, c).Select((x, n) => i.Invoke(c[1], [x, n], c.Site)) : Source(i, c).Select(x => i.Invoke(c[1], [x], c.Site)),
        ["Where"] = (i, c) => IsIndexed(i, c) ? Source(i, c).Where((x, n) => (bool)i.Invoke(c[1], [x, n], c.Site)!) : Source(i, c).Where(x => Holds(i, c, x)),
        ["SelectMany"] = SelectMany,
        ["Zip"] = Zip,
        ["Skip"] = (i, c) => Source(i, c).Skip((int)c[1]!),
        ["Take"] = (i, c) => c[1] is RangeValue range ? TakeRange(i, c, range) : Source(i, c).Take((int)c[1]!),
        ["SkipLast"] = (i, c) => Later(() => Source(i, c).ToList() is var all ? all.Take(all.Count - Math.Max(0, (int)c[1]!)) : []),
        ["TakeLast"] = (i, c) => Later(() => Source(i, c).ToList() is var all ? all.Skip(all.Count - Math.Max(0, (int)c[1]!)) : []),
        ["SkipWhile"] = (i, c) => Source(i, c).SkipWhile(x => Holds(i, c, x)),
        ["TakeWhile"] = (i, c) => Source(i, c).TakeWhile(x => Holds(i, c, x)),
        ["Reverse"] = (i, c) => Source(i, c).Reverse(),
        ["Concat"] = (i, c) => Source(i, c).Concat(Source(i, c, 1)),
        ["Append"] = (i, c) => Source(i, c).Concat([c[1]]),
        ["Prepend"] = (i, c) => new[] { c[1] }.Concat(Source(i, c)),
        ["Union"] = (i, c) => Source(i, c).Union(Source(i, c, 1), i.Comparer),
        ["Intersect"] = (i, c) => Source(i, c).Intersect(Source(i, c, 1), i.Comparer),
        ["Except"] = (i, c) => Source(i, c).Except(Source(i, c, 1), i.Comparer),
        ["Distinct"] = (i, c) => Source(i, c).Distinct(i.Comparer),
        ["DistinctBy"] = (i, c) => Later(() => Source(i, c).GroupBy(x => i.Invoke(c[1], [x], c.Site), i.Comparer).Select(g => g.First())),
        ["Chunk"] = Chunk,
        ["Index"] = (i, c) => Source(i, c).Select((x, n) => (object?)new TupleValue([n, x])),
        ["Cast"] = (i, c) => Source(i, c).Select(x => x is null || i.IsInstance(x, c.ResultType.Arguments[0]) ? x : throw new LibraryException(ProblemIds.InvalidCast, $"a {ValueText.TypeName(x)} is in the sequence")),
        ["OfType"] = (i, c) => Source(i, c).Where(x => i.IsInstance(x, c.ResultType.Arguments[0])),
        ["DefaultIfEmpty"] = (i, c) => Source(i, c).DefaultIfEmpty(c.Count > 1 ? c[1] : i.DefaultOf(c.ResultType.Arguments[0])),
        ["GroupBy"] = (i, c) => Later(() => Source(i, c).GroupBy(x => i.Invoke(c[1], [x], c.Site), x => c.Count > 2 ? i.Invoke(c[2], [x], c.Site) : x, i.Comparer).Select(g => (object?)new GroupValue(g.Key, [.. g]))),
        ["AsEnumerable"] = (_, c) => c[0],
        ["ToArray"] = (i, c) => Library.Materialize(i, Source(i, c)).ToArray(),
        ["ToList"] = (i, c) => Library.Materialize(i, Source(i, c)),
        ["ToHashSet"] = (i, c) => new HashSet<object?>(Library.Materialize(i, Source(i, c)), i.Comparer),
        ["ToDictionary"] = ToDictionary,
    }.ToDictionary(f => "System.Linq.Enumerable." + f.Key, f => f.Value, StringComparer.Ordinal);

    /// <summary>The items of an argument, each counted as a step.</summary>
    public static IEnumerable<object?> Source(Interpreter interpreter, LibraryCall call, int argument = 0) =>
        call[argument] is IOrderedEnumerable<object?> ordered ? ordered : Counted(interpreter, Collections.Items(call[argument]));

    public static bool Holds(Interpreter interpreter, LibraryCall call, object? item) => (bool)interpreter.Invoke(call[1], [item], call.Site)!;

    public static Dictionary<object, object?> ToDictionary(Interpreter interpreter, IEnumerable<object?> keys, IEnumerable<object?> values)
    {
        var dictionary = new Dictionary<object, object?>(interpreter.Comparer!);
        foreach (var (key, value) in keys.Zip(values, (k, v) => (k, v)))
        {
            interpreter.Limits.Allocate(1);
            if (dictionary.ContainsKey(Collections.Key(key))) throw new ArgumentException($"the dictionary already has the key {ValueText.Quoted(interpreter, key)}");
            dictionary.Add(key!, Interpreter.Copy(value));
        }

        return dictionary;
    }

    static Dictionary<object, object?> ToDictionary(Interpreter interpreter, LibraryCall call)
    {
        var items = Library.Materialize(interpreter, Source(interpreter, call));
        if (call.Count == 1) return ToDictionary(interpreter, items.Select(x => LanguageValues.Parts(x)![0]), items.Select(x => LanguageValues.Parts(x)![1]));
        return ToDictionary(interpreter, items.Select(x => interpreter.Invoke(call[1], [x], call.Site)), items.Select(x => call.Count > 2 ? interpreter.Invoke(call[2], [x], call.Site) : x));
    }

    static IEnumerable<object?> Counted(Interpreter interpreter, IEnumerable<object?> items)
    {
        using var enumerator = items.GetEnumerator();
        while (true)
        {
            // Sequences over sequences may nest as deep as a definition's loop runs.
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (!enumerator.MoveNext()) yield break;
            interpreter.Limits.Step();
            yield return enumerator.Current;
        }
    }

    static IEnumerable<object?> Later(Func<IEnumerable<object?>> items)
    {
        foreach (var item in items()) yield return item;
    }

    static bool IsIndexed(Interpreter interpreter, LibraryCall call) => interpreter.ParametersOf(call[1]) == 2;

    static IEnumerable<object?> Range(Interpreter interpreter, int start, int count) => count >= 0 && (long)start + count - 1 <= int.MaxValue
        ? Counted(interpreter, Enumerable.Range(start, count).Select(x => (object?)x))
        : throw new ArgumentException($"{count} is no length of a range from {start}");

    static object? SelectMany(Interpreter interpreter, LibraryCall call)
    {
        var items = Source(interpreter, call);
        if (call.Count == 2)
        {
            return IsIndexed(interpreter, call)
                ? items.SelectMany((x, n) => Collections.Items(interpreter.Invoke(call[1], [x, n], call.Site)))
                : items.SelectMany(x => Collections.Items(interpreter.Invoke(call[1], [x], call.Site)));
        }

        return items.SelectMany(x => Collections.Items(interpreter.Invoke(call[1], [x], call.Site)).Select(y => interpreter.Invoke(call[2], [x, y], call.Site)));
    }

    static object? Zip(Interpreter interpreter, LibraryCall call)
    {
        var (left, right) = (Source(interpreter, call), Source(interpreter, call, 1));
        if (call.Count == 2) return left.Zip(right, (x, y) => (object?)new TupleValue([x, y]));
        return call[2] is DelegateValue
            ? left.Zip(right, (x, y) => interpreter.Invoke(call[2], [x, y], call.Site))
            : left.Zip(right, (x, y) => (x, y)).Zip(Source(interpreter, call, 2), (xy, z) => (object?)new TupleValue([xy.x, xy.y, z]));
    }

    static IEnumerable<object?> TakeRange(Interpreter interpreter, LibraryCall call, RangeValue range) => Later(() =>
    {
        var items = Source(interpreter, call).ToList();
        var start = Math.Max(0, range.Start.In(items.Count));
        return items.Skip(start).Take(Math.Max(0, range.End.In(items.Count) - start));
    });

    static IEnumerable<object?> Chunk(Interpreter interpreter, LibraryCall call)
    {
        var size = (int)call[1]!;
        if (size <= 0) throw new ArgumentException("the size of a chunk must be positive");
        return Later(() => Source(interpreter, call).Select((item, i) => (item, i)).GroupBy(x => x.i / size).Select(g => (object?)g.Select(x => x.item).ToArray()));
    }
}
