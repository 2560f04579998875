using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>A method, constructor, accessor or initialiser.</summary>
/// <param name="Key">Its documentation id.</param>
/// <param name="Name">What messages call it: <c>BasicBlock.Forward</c>.</param>
/// <param name="Parameters">How many; they take the first slots.</param>
/// <param name="Slots">The size of its frame.</param>
/// <param name="TypeParameters">The keys of its type parameters, after those of its class where it is static.</param>
/// <param name="Body">A statement.</param>
sealed record MethodDefinition(string Key, string Name, int Parameters, int Slots, EquatableArray<string> TypeParameters, DefinitionNode Body);
