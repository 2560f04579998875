using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Ends an execution with a problem, unless the definition catches the exception that it stands for.</summary>
#pragma warning disable CA1032 // Only the executor throws it, with a problem.
sealed class DefinitionException(Problem problem, object? thrown) : Exception(problem.Message)
#pragma warning restore CA1032
{
    public DefinitionException(string id, string message, CallSite? site)
        : this(new Problem(id, message, site), Failures.ExceptionOf(id))
    {
    }

    public Problem Problem => problem;

    /// <summary>The exception as the definition sees it; null where no catch takes the failure.</summary>
    public object? Thrown => thrown;
}
