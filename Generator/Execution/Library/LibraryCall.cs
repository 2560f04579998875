using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A call of the class library.</summary>
/// <param name="ResultType">The type of its result, or of its out parameter where it has one.</param>
/// <param name="Arguments">The arguments; an extension method's receiver first.</param>
/// <param name="Site">Where the call stands.</param>
sealed record LibraryCall(TypeValue ResultType, object?[] Arguments, CallSite Site)
{
    public int Count => Arguments.Length;

    public object? this[int argument] => Arguments[argument];
}
