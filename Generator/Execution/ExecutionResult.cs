using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A graph, or the one problem that prevents it.</summary>
/// <param name="Graph">The graph; null where there is a problem.</param>
/// <param name="Problem">The problem; null where there is a graph.</param>
/// <param name="Steps">How many nodes were evaluated.</param>
sealed record ExecutionResult(Graph? Graph, Problem? Problem, int Steps)
{
    /// <summary>The layers that hold weights and are never applied.</summary>
    public EquatableArray<UnusedLayer> Unused { get; init; } = [];
}
