namespace NetGenCompiler.Execution;

/// <summary>Instance members of Dictionary.</summary>
static class DictionaryMembers
{
    public static object? Call(Interpreter interpreter, Dictionary<object, object?> dictionary, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Count", []):
                return dictionary.Count;
            case ("Keys", []):
                return dictionary.Keys.Cast<object?>().ToList();
            case ("Values", []):
                return dictionary.Values.ToList();
            case ("Add", [var key, var value]):
                interpreter.Limits.Allocate(1);
                if (dictionary.ContainsKey(Collections.Key(key))) throw new ArgumentException($"the dictionary already has the key {ValueText.Quoted(interpreter, key)}");
                dictionary.Add(Collections.Key(key), value);
                return null;
            case ("TryAdd", [var key, var value]):
                if (dictionary.ContainsKey(Collections.Key(key))) return false;
                interpreter.Limits.Allocate(1);
                dictionary.Add(Collections.Key(key), value);
                return true;
            case ("ContainsKey", [var key]):
                return dictionary.ContainsKey(Collections.Key(key));
            case ("ContainsValue", [var value]):
                return dictionary.Values.Any(v => interpreter.Comparer.Equals(v, value));
            case ("TryGetValue", [var key, Variable result]):
                var isFound = dictionary.TryGetValue(Collections.Key(key), out var found);
                result.Value = isFound ? found : interpreter.DefaultOf(call.ResultType);
                return isFound;
            case ("Remove", [var key]):
                return dictionary.Remove(Collections.Key(key));
            case ("Clear", []):
                dictionary.Clear();
                return null;
            default:
                throw Library.Unsupported($"Dictionary.{name}");
        }
    }
}
