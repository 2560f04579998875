using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Counts what an execution uses, so that it ends: the largest networks take ten thousand steps.</summary>
sealed class ExecutionLimits(CancellationToken cancellation)
{
    /// <summary>The most nodes that are evaluated.</summary>
    public const int MaximumSteps = 2_000_000;

    /// <summary>The most calls within one another.</summary>
    public const int MaximumDepth = 200;

    /// <summary>The most elements and characters that collections and strings are given, all together.</summary>
    public const int MaximumElements = 4_000_000;

    long elements;

    public int Steps { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Counts an evaluated node, or an element that the class library visits.</summary>
    public void Step()
    {
        if (++Steps > MaximumSteps) throw new LibraryException(ProblemIds.Endless, $"the definition is not done after {MaximumSteps} steps: is a loop endless?");
        if ((Steps & 1023) == 0) cancellation.ThrowIfCancellationRequested();
    }

    public void Allocate(long count)
    {
        elements += count;
        if (count < 0 || elements > MaximumElements)
        {
            throw new LibraryException(ProblemIds.TooLarge, $"collections and strings of the definition exceed {MaximumElements} elements");
        }
    }

    public void Enter(string method, CallSite? site)
    {
        if (++Depth > MaximumDepth) throw new DefinitionException(ProblemIds.Recursion, $"calls nest deeper than {MaximumDepth}, at last in '{method}'", site);
    }

    public void Leave() => Depth--;

    /// <summary>Goes back to an outer call, whose catch takes an exception. That is worth many steps: the host unwinds its own stack.</summary>
    public void Return(int depth)
    {
        Depth = depth;
        Steps += 200;
    }
}
