namespace NetGenCompiler.Lints;

/// <summary>The objects that an output is to find, by the sides of their boxes in pixels of the input.</summary>
/// <param name="Smallest">The smallest side.</param>
/// <param name="Largest">The largest side.</param>
/// <param name="Output">The name of the output; null for all.</param>
readonly record struct ObjectSizes(int Smallest, int Largest, string? Output);
