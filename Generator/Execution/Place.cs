using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A place in the definition that a code fix needs beside the failing one.</summary>
/// <param name="Name">One of <see cref="Ops.Facts.FactNames"/>.</param>
/// <param name="Site">The place.</param>
sealed record Place(string Name, CallSite Site);
