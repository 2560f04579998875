using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A layer that holds weights, stands in a field and is never applied.</summary>
/// <param name="Path">Its path from the network.</param>
/// <param name="Op">Its operator.</param>
/// <param name="Created">Where the definition makes it.</param>
readonly record struct UnusedLayer(string Path, string Op, CallSite? Created);
