using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A type with its arguments.</summary>
/// <param name="Key">Its documentation id, "[]" for an array.</param>
/// <param name="Arguments">The type arguments.</param>
sealed record TypeValue(string Key, EquatableArray<TypeValue> Arguments);
