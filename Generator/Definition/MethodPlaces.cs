using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>Where the nodes of a method of another assembly stand.</summary>
/// <param name="Method">The method's key.</param>
/// <param name="File">The name of the source file, without its directory.</param>
/// <param name="Lines">One-based lines, by the ordinal of the place.</param>
sealed record MethodPlaces(string Method, string File, EquatableArray<int> Lines);
