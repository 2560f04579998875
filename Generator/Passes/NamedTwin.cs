namespace NetGenCompiler.Passes;

/// <summary>A parameter, input or output by name, and the input or output of the training graph that belongs to it.</summary>
sealed record NamedTwin(string Name, string Twin);
