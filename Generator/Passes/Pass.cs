using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>A rewriting of graphs that keeps what they compute.</summary>
/// <param name="Name">Its name in dumps.</param>
/// <param name="Run">Makes the new graph; a pure function.</param>
sealed record Pass(string Name, Func<Graph, Graph> Run);
