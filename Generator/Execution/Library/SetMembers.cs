namespace NetGenCompiler.Execution;

/// <summary>Instance members of HashSet.</summary>
static class SetMembers
{
    public static object? Call(Interpreter interpreter, HashSet<object?> set, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Count", []):
                return set.Count;
            case ("Add", [var item]):
                interpreter.Limits.Allocate(1);
                return set.Add(item);
            case ("Contains", [var item]):
                return set.Contains(item);
            case ("Remove", [var item]):
                return set.Remove(item);
            case ("Clear", []):
                set.Clear();
                return null;
            case ("UnionWith", [var items]):
                set.UnionWith(Library.Materialize(interpreter, Collections.Items(items)));
                return null;
            case ("ExceptWith", [var items]):
                set.ExceptWith(Collections.Items(items));
                return null;
            case ("IntersectWith", [var items]):
                set.IntersectWith(Collections.Items(items).ToList());
                return null;
            case ("SetEquals", [var items]):
                return set.SetEquals(Collections.Items(items));
            default:
                throw Library.Unsupported($"HashSet.{name}");
        }
    }
}
