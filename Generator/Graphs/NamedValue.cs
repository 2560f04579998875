namespace NetGenCompiler.Graphs;

/// <summary>An input or output of the network, by the name that its user knows.</summary>
sealed record NamedValue(string Name, Value Value);
