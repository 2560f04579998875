using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>The definitions that an assembly offers to others.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Types">Its types, ordered by key.</param>
/// <param name="Methods">Its methods, ordered by key.</param>
/// <param name="Places">Where its methods stand, for messages.</param>
sealed record ModuleLibrary(
    string Assembly, EquatableArray<TypeDefinition> Types, EquatableArray<MethodDefinition> Methods, EquatableArray<MethodPlaces> Places);
