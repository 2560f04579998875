namespace NetGenCompiler.Execution;

/// <summary>Instance members of arrays, spans and read-only lists.</summary>
static class ArrayMembers
{
    public static object? Call(Interpreter interpreter, object?[] array, string name, LibraryCall call) => (name, call.Arguments) switch
    {
        ("Length" or "Count", []) => array.Length,
        ("LongLength", []) => (long)array.Length,
        ("Rank", []) => 1,
        ("GetLength", [0]) => array.Length,
        ("IsEmpty" or "IsDefaultOrEmpty", []) => array.Length == 0,
        ("Clone" or "ToArray", []) => Library.Materialize(interpreter, array).ToArray(),
        ("Contains", [var item]) => array.Any(other => interpreter.Comparer.Equals(other, item)),
        ("IndexOf", [var item]) => Array.FindIndex(array, other => interpreter.Comparer.Equals(other, item)),
        ("Slice", [int start]) => array.Skip(start).ToArray(),
        ("Slice", [int start, int length]) => array.Skip(start).Take(length).ToArray(),
        _ => throw Library.Unsupported($"Array.{name}"),
    };
}
