namespace NetGenCompiler.Execution;

/// <summary>The methods of System.Linq.Enumerable that yield one value.</summary>
static class QueryAggregates
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["Aggregate"] = Aggregate,
        ["Sum"] = Sum,
        ["Average"] = Average,
        ["Max"] = (i, c) => Best(i, c, Selected(i, c), 1),
        ["Min"] = (i, c) => Best(i, c, Selected(i, c), -1),
        ["MaxBy"] = (i, c) => BestBy(i, c, 1),
        ["MinBy"] = (i, c) => BestBy(i, c, -1),
        ["Count"] = (i, c) => Filtered(i, c).Count(),
        ["LongCount"] = (i, c) => Filtered(i, c).LongCount(),
        ["Any"] = (i, c) => Filtered(i, c).Any(),
        ["All"] = (i, c) => QueryFunctions.Source(i, c).All(x => QueryFunctions.Holds(i, c, x)),
        ["Contains"] = (i, c) => QueryFunctions.Source(i, c).Contains(c[1], i.Comparer),
        ["First"] = (i, c) => Filtered(i, c).First(),
        ["FirstOrDefault"] = (i, c) => OrDefault(i, c, items => items.Take(1)),
        ["Last"] = (i, c) => Filtered(i, c).Last(),
        ["LastOrDefault"] = (i, c) => OrDefault(i, c, items => items.Reverse().Take(1)),
        ["Single"] = (i, c) => Filtered(i, c).Single(),
        ["SingleOrDefault"] = (i, c) => OrDefault(i, c, items => items.ToList() is { Count: < 2 } few ? few : throw new InvalidOperationException("Sequence contains more than one element")),
        ["ElementAt"] = (i, c) => Collections.Get(QueryFunctions.Source(i, c).ToList(), c[1], i),
        ["ElementAtOrDefault"] = (i, c) => QueryFunctions.Source(i, c).ToList() is var all && c[1] is int n && n >= 0 && n < all.Count ? all[n] : i.DefaultOf(c.ResultType),
        ["SequenceEqual"] = (i, c) => QueryFunctions.Source(i, c).SequenceEqual(QueryFunctions.Source(i, c, 1), i.Comparer),
    }.ToDictionary(f => "System.Linq.Enumerable." + f.Key, f => f.Value, StringComparer.Ordinal);

    static IEnumerable<object?> Filtered(Interpreter interpreter, LibraryCall call)
    {
        var items = QueryFunctions.Source(interpreter, call);
        return call.Count > 1 && call[1] is DelegateValue ? items.Where(x => QueryFunctions.Holds(interpreter, call, x)) : items;
    }

    static IEnumerable<object?> Selected(Interpreter interpreter, LibraryCall call)
    {
        var items = QueryFunctions.Source(interpreter, call);
        return call.Count > 1 ? items.Select(x => interpreter.Invoke(call[1], [x], call.Site)) : items;
    }

    static object? OrDefault(Interpreter interpreter, LibraryCall call, Func<IEnumerable<object?>, IEnumerable<object?>> choose)
    {
        var isGiven = call.Count > 1 && call[call.Count - 1] is not DelegateValue;
        foreach (var item in choose(Filtered(interpreter, call))) return item;
        return isGiven ? call[call.Count - 1] : interpreter.DefaultOf(call.ResultType);
    }

    static object? Aggregate(Interpreter interpreter, LibraryCall call)
    {
        var items = QueryFunctions.Source(interpreter, call);
        if (call.Count == 2) return items.Aggregate((sum, x) => interpreter.Invoke(call[1], [sum, x], call.Site));
        var result = items.Aggregate(call[1], (sum, x) => interpreter.Invoke(call[2], [sum, x], call.Site));
        return call.Count > 3 ? interpreter.Invoke(call[3], [result], call.Site) : result;
    }

    // As in the class library, floats are summed as doubles and integers are checked.
    static object? Sum(Interpreter interpreter, LibraryCall call)
    {
        var items = Selected(interpreter, call).Where(x => x is not null);
        var zero = interpreter.DefaultOf(call.ResultType.Key == "T:System.Nullable`1" ? call.ResultType.Arguments[0] : call.ResultType);
        return zero is float
            ? (float)items.Sum(x => (double)(float)x!)
            : items.Aggregate(zero, (sum, x) => Arithmetic.Binary("Add", sum, x, true));
    }

    static object? Average(Interpreter interpreter, LibraryCall call)
    {
        var items = Selected(interpreter, call).Where(x => x is not null).ToList();
        if (items.Count == 0) throw new InvalidOperationException("Sequence contains no elements");
        if (items[0] is decimal) return items.Average(x => (decimal)x!);
        var mean = items[0] is float or double
            ? items.Average(x => (double)NumericTypes.Convert(x, "T:System.Double", false)!)
            : items.Average(x => NumericTypes.ToLong(x!));
        return items[0] is float ? (object)(float)mean : mean;
    }

    static object? Best(Interpreter interpreter, LibraryCall call, IEnumerable<object?> values, int sign)
    {
        var items = values.Where(x => x is not null).ToList();
        if (items.Count > 0) return items.Aggregate((best, x) => sign * QueryOrderings.Compare(interpreter, x, best) > 0 ? x : best);
        return interpreter.DefaultOf(call.ResultType) is null ? null : throw new InvalidOperationException("Sequence contains no elements");
    }

    static object? BestBy(Interpreter interpreter, LibraryCall call, int sign)
    {
        var items = QueryFunctions.Source(interpreter, call).Select(x => (Item: x, Key: interpreter.Invoke(call[1], [x], call.Site))).ToList();
        if (items.Count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return items.Aggregate((best, x) => sign * QueryOrderings.Compare(interpreter, x.Key, best.Key) > 0 ? x : best).Item;
    }
}
