using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A network's graph at one of its input sizes.</summary>
/// <param name="Size">The name of the size, as <c>At64x64</c>; empty for the default.</param>
/// <param name="Graph">The graph.</param>
sealed record SizedGraph(string Size, Graph Graph);
