using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Ends an execution with a problem.</summary>
#pragma warning disable CA1032 // Only the executor throws it, with a problem.
sealed class DefinitionException(Problem problem) : Exception(problem.Message)
#pragma warning restore CA1032
{
    public DefinitionException(string id, string message, CallSite? site)
        : this(new Problem(id, message, site))
    {
    }

    public Problem Problem => problem;
}
