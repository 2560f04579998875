namespace NetGenCompiler.Execution;

/// <summary>Instance members of spans.</summary>
static class SpanMembers
{
    public static object? Call(Interpreter interpreter, ArraySegment<object?> span, string name, LibraryCall call)
    {
        switch (name, call.Arguments)
        {
            case ("Length", []):
                return span.Count;
            case ("IsEmpty", []):
                return span.Count == 0;
            case ("ToArray", []):
                return Library.Materialize(interpreter, span).ToArray();
            case ("Slice", [int start]):
                return Part(span, start, span.Count - start);
            case ("Slice", [int start, int length]):
                return Part(span, start, length);
            case ("Fill", [var value]):
                for (var i = 0; i < span.Count; i++) span.Array![span.Offset + i] = Interpreter.Copy(value);
                return null;
            case ("Reverse", []):
                Array.Reverse(span.Array!, span.Offset, span.Count);
                return null;
            case ("CopyTo", [ArraySegment<object?> target]) when target.Count >= span.Count:
                Array.Copy(span.Array!, span.Offset, target.Array!, target.Offset, span.Count);
                return null;
            default:
                throw Library.Unsupported($"Span.{name}");
        }
    }

    public static object Part(ArraySegment<object?> span, int start, int length) => start >= 0 && length >= 0 && start + (long)length <= span.Count
        ? new ArraySegment<object?>(span.Array!, span.Offset + start, length)
        : throw new LibraryException(ProblemIds.OutOfRange, $"{length} elements from {start} are outside 0..{span.Count}", "System.ArgumentOutOfRangeException");
}
