namespace NetGenCompiler.Execution;

/// <summary>Instance members of Queue and Stack.</summary>
static class QueueMembers
{
    public static object? Call(Interpreter interpreter, Queue<object?> queue, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Enqueue", [var item]):
                interpreter.Limits.Allocate(1);
                queue.Enqueue(item);
                return null;
            case ("TryDequeue" or "TryPeek", [Variable result]):
                var isFound = queue.Count > 0;
                result.Value = !isFound ? interpreter.DefaultOf(call.ResultType) : name == "TryPeek" ? queue.Peek() : queue.Dequeue();
                return isFound;
            default:
                return name switch
                {
                    "Dequeue" => queue.Dequeue(),
                    "Peek" => queue.Peek(),
                    _ => Common(interpreter, queue, queue.Count, queue.Clear, name, call),
                };
        }
    }

    public static object? Call(Interpreter interpreter, Stack<object?> stack, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Push", [var item]):
                interpreter.Limits.Allocate(1);
                stack.Push(item);
                return null;
            case ("TryPop" or "TryPeek", [Variable result]):
                var isFound = stack.Count > 0;
                result.Value = !isFound ? interpreter.DefaultOf(call.ResultType) : name == "TryPeek" ? stack.Peek() : stack.Pop();
                return isFound;
            default:
                return name switch
                {
                    "Pop" => stack.Pop(),
                    "Peek" => stack.Peek(),
                    _ => Common(interpreter, stack, stack.Count, stack.Clear, name, call),
                };
        }
    }

    static object? Common(Interpreter interpreter, IEnumerable<object?> items, int count, Action clear, string name, LibraryCall call)
    {
        switch (name)
        {
            case "Count":
                return count;
            case "Contains":
                return items.Contains(call[0], interpreter.Comparer);
            case "ToArray":
                return Library.Materialize(interpreter, items).ToArray();
            case "Clear":
                clear();
                return null;
            default:
                throw Library.Unsupported($"{(items is Queue<object?> ? "Queue" : "Stack")}.{name}");
        }
    }
}
