using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>The part of the class library that definitions can use. What is missing is a problem that names it.</summary>
static class Library
{
    static readonly Dictionary<string, LibraryFunction> Functions =
        new[] { MathFunctions.Table, TextFunctions.Table, ArrayFunctions.Table, GuardFunctions.Table, EnumFunctions.Table, QueryFunctions.Table, QueryAggregates.Table, QueryOrderings.Table }
            .SelectMany(table => table).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);

    public static object? Call(Interpreter interpreter, string name, LibraryCall call) => Functions.TryGetValue(name, out var function)
        ? function(interpreter, call)
        : throw Unsupported(name);

    public static object New(Interpreter interpreter, string type, TypeValue resolved, object?[] arguments)
    {
        switch (type, arguments)
        {
            case ("System.Collections.Generic.List", [int] or []):
                return new List<object?>();
            case ("System.Collections.Generic.List", [var items]):
                return Materialize(interpreter, Collections.Items(items));
            case ("System.Collections.Generic.HashSet", [] or [int]):
                return new HashSet<object?>(interpreter.Comparer);
            case ("System.Collections.Generic.HashSet", [var items]):
                return new HashSet<object?>(Materialize(interpreter, Collections.Items(items)), interpreter.Comparer);
            case ("System.Collections.Generic.Dictionary", [] or [int]):
                return new Dictionary<object, object?>(interpreter.Comparer!);
            case ("System.Collections.Generic.Dictionary", [var entries]):
                return QueryFunctions.ToDictionary(interpreter, Collections.Items(entries).Select(e => ((PairValue)e!).Key), Collections.Items(entries).Select(e => ((PairValue)e!).Value));
            case ("System.Collections.Generic.Queue", [] or [int]):
                return new Queue<object?>();
            case ("System.Collections.Generic.Queue", [var items]):
                return new Queue<object?>(Materialize(interpreter, Collections.Items(items)));
            case ("System.Collections.Generic.Stack", [] or [int]):
                return new Stack<object?>();
            case ("System.Collections.Generic.Stack", [var items]):
                return new Stack<object?>(Materialize(interpreter, Collections.Items(items)));
            case ("System.Collections.Generic.KeyValuePair", [var key, var value]):
                return new PairValue(key, value);
            case ("System.Index", [int number, bool isFromEnd]):
                return new IndexValue(number, isFromEnd);
            case ("System.Index", [int number]):
                return new IndexValue(number, false);
            case ("System.String", [char character, int count]):
                interpreter.Limits.Allocate(count);
                return new string(character, count);
            case ("System.Object" or "System.Threading.Lock", []):
                return new object();
            case ("System.Nullable", [var inner]):
                return inner!;
            case (_, []) when interpreter.DefaultOf(resolved) is { } value:
                return value;
            default:
                throw new LibraryException(ProblemIds.Unsupported, $"'new {type.Substring(type.LastIndexOf('.') + 1)}' is not available while compiling");
        }
    }

    public static object? CallMember(Interpreter interpreter, object receiver, string name, LibraryCall call) => (name, receiver) switch
    {
        ("GetEnumerator", not Instance) when call.Count == 0 => new EnumeratorValue(Collections.Items(receiver).GetEnumerator()),
        (_, EnumeratorValue enumerator) => OfEnumerator(enumerator, name),
        (_, ExceptionValue or Instance) when interpreter.IsException(receiver) && name is not ("Equals" or "GetHashCode") => interpreter.ExceptionMember(receiver, name, isBase: false),
        ("ToString", _) when call.Count == 0 => ValueText.Of(interpreter, receiver),
        ("ToString", IFormattable or EnumValue) => ValueText.Format(interpreter, receiver, call[0] as string, 0),
        ("Equals", _) when call.Count == 1 => interpreter.Comparer.Equals(receiver, call[0]),
        ("GetHashCode", _) => interpreter.Comparer.GetHashCode(receiver),
        ("CompareTo", not Instance) => QueryOrderings.Compare(interpreter, receiver, call[0]),
        ("HasFlag", EnumValue item) => (item.Number & ((EnumValue)call[0]!).Number) == ((EnumValue)call[0]!).Number,
        (_, Queue<object?> queue) => QueueMembers.Call(interpreter, queue, name, call),
        (_, Stack<object?> stack) => QueueMembers.Call(interpreter, stack, name, call),
        (_, ArraySegment<object?> span) => SpanMembers.Call(interpreter, span, name, call),
        (_, string text) => TextMembers.Call(interpreter, text, name, call),
        (_, List<object?> list) => ListMembers.Call(interpreter, list, name, call),
        (_, GridValue grid) => OfGrid(grid, name, call),
        (_, object?[] array) => ArrayMembers.Call(interpreter, array, name, call),
        (_, Dictionary<object, object?> dictionary) => DictionaryMembers.Call(interpreter, dictionary, name, call),
        (_, HashSet<object?> set) => SetMembers.Call(interpreter, set, name, call),
        (_, TensorValue tensor) => Interpreter.TensorMember(tensor, name),
        ("Count", SequentialValue sequence) => sequence.Layers.Length,
        ("Key", GroupValue group) => group.Key,
        ("Key", PairValue pair) => pair.Key,
        ("Value", PairValue pair) => pair.Value,
        ("Invoke", DelegateValue) => interpreter.Invoke(receiver, call.Arguments, call.Site),
        ("WithStates", LayerHandle layer) => interpreter.WithStates(layer, call),
        ("Height", Size2 size) => size.Height,
        ("Width", Size2 size) => size.Width,
        ("Depth", Size3 size) => size.Depth,
        ("Height", Size3 size) => size.Height,
        ("Width", Size3 size) => size.Width,
        ("Top", Padding2 padding) => padding.Top,
        ("Bottom", Padding2 padding) => padding.Bottom,
        ("Left", Padding2 padding) => padding.Left,
        ("Right", Padding2 padding) => padding.Right,
        ("Value", IndexValue index) => index.Number,
        ("IsFromEnd", IndexValue index) => index.IsFromEnd,
        ("GetOffset", IndexValue index) => index.In((int)call[0]!),
        ("Start", RangeValue range) => range.Start,
        ("End", RangeValue range) => range.End,
        (_, Instance instance) => name == "Value" ? instance : OfInstance(interpreter, instance, name, call),
        ("Value", _) => receiver,
        _ => throw Unsupported($"{ValueText.TypeName(receiver)}.{name}"),
    };

    /// <summary>The items of a sequence in a list, within the limits.</summary>
    public static List<object?> Materialize(Interpreter interpreter, IEnumerable<object?> items)
    {
        var list = new List<object?>();
        foreach (var item in items)
        {
            interpreter.Limits.Allocate(1);
            list.Add(Interpreter.Copy(item));
        }

        return list;
    }

    public static LibraryException Unsupported(string name) => new(ProblemIds.Unsupported, $"'{Short(name)}' is not available while compiling");

    // An interface of the class library that a class of the definition implements.
    static object? OfInstance(Interpreter interpreter, Instance instance, string name, LibraryCall call)
    {
        var slot = instance.Definition.Slots.FirstOrDefault(s => s.Slot.Contains($".{name}(") || s.Slot.EndsWith($".{name}", StringComparison.Ordinal) || s.Slot.EndsWith($".get_{name}", StringComparison.Ordinal));
        return slot is not null && interpreter.Implementation(instance, slot.Slot) is { } method
            ? interpreter.CallMethod(method, instance, call.Arguments, null, call.Site)
            : throw Unsupported($"{instance.Definition.Name}.{name}");
    }

    static object? OfEnumerator(EnumeratorValue enumerator, string name)
    {
        switch (name)
        {
            case "MoveNext":
                return enumerator.MoveNext();
            case "Current":
                return enumerator.Current;
            case "Dispose":
                enumerator.Dispose();
                return null;
            default:
                throw Unsupported($"IEnumerator.{name}");
        }
    }

    static object? OfGrid(GridValue grid, string name, LibraryCall call) => (name, call.Arguments) switch
    {
        ("Length", []) => grid.Items.Length,
        ("Rank", []) => grid.Lengths.Count,
        ("GetLength", [int dimension]) => grid.Lengths[dimension],
        ("GetLowerBound", [int]) => 0,
        ("GetUpperBound", [int dimension]) => grid.Lengths[dimension] - 1,
        ("Clone", []) => grid.Copy(),
        _ => throw Unsupported($"Array.{name}"),
    };

    static string Short(string name)
    {
        var end = name.LastIndexOf('.');
        var start = end > 0 ? name.LastIndexOf('.', end - 1) : -1;
        return name.Substring(start + 1);
    }
}
