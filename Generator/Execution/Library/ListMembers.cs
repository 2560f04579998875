namespace NetGenCompiler.Execution;

/// <summary>Instance members of List.</summary>
static class ListMembers
{
    public static object? Call(Interpreter interpreter, List<object?> list, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Count" or "Capacity", []):
                return list.Count;
            case ("Add", [var item]):
                interpreter.Limits.Allocate(1);
                list.Add(item);
                return null;
            case ("AddRange", [var items]):
                list.AddRange(Library.Materialize(interpreter, Collections.Items(items)));
                return null;
            case ("Insert", [int index, var item]):
                interpreter.Limits.Allocate(1);
                list.Insert(index, item);
                return null;
            case ("InsertRange", [int index, var items]):
                list.InsertRange(index, Library.Materialize(interpreter, Collections.Items(items)));
                return null;
            case ("RemoveAt", [int index]):
                list.RemoveAt(index);
                return null;
            case ("RemoveRange", [int index, int count]):
                list.RemoveRange(index, count);
                return null;
            case ("Remove", [var item]):
                var found = list.FindIndex(other => interpreter.Comparer.Equals(other, item));
                if (found >= 0) list.RemoveAt(found);
                return found >= 0;
            case ("RemoveAll", [var predicate]):
                return list.RemoveAll(item => Holds(interpreter, predicate, item, call));
            case ("Clear", []):
                list.Clear();
                return null;
            case ("Reverse", []):
                list.Reverse();
                return null;
            case ("Sort", []):
                var sorted = list.OrderBy(item => item, QueryOrderings.Comparer(interpreter)).ToList();
                list.Clear();
                list.AddRange(sorted);
                return null;
            case ("Contains", [var item]):
                return list.Exists(other => interpreter.Comparer.Equals(other, item));
            case ("IndexOf", [var item]):
                return list.FindIndex(other => interpreter.Comparer.Equals(other, item));
            case ("ToArray", []):
                return Library.Materialize(interpreter, list).ToArray();
            case ("AsReadOnly", []):
                return list;
            case ("GetRange", [int index, int count]):
                return Library.Materialize(interpreter, list.GetRange(index, count));
            case ("ForEach", [var action]):
                foreach (var item in list) interpreter.Invoke(action, [item], call.Site);
                return null;
            case ("Exists", [var predicate]):
                return list.Exists(item => Holds(interpreter, predicate, item, call));
            case ("TrueForAll", [var predicate]):
                return list.TrueForAll(item => Holds(interpreter, predicate, item, call));
            case ("FindIndex", [var predicate]):
                return list.FindIndex(item => Holds(interpreter, predicate, item, call));
            case ("Find", [var predicate]):
                var at = list.FindIndex(item => Holds(interpreter, predicate, item, call));
                return at < 0 ? interpreter.DefaultOf(call.ResultType) : list[at];
            case ("FindAll", [var predicate]):
                return Library.Materialize(interpreter, list.FindAll(item => Holds(interpreter, predicate, item, call)));
            case ("ConvertAll", [var function]):
                return Library.Materialize(interpreter, list.Select(item => interpreter.Invoke(function, [item], call.Site)));
            default:
                throw Library.Unsupported($"List.{name}");
        }
    }

    static bool Holds(Interpreter interpreter, object? predicate, object? item, LibraryCall call) => (bool)interpreter.Invoke(predicate, [item], call.Site)!;
}
