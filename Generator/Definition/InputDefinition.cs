using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>An input of a network.</summary>
/// <param name="Name">The parameter of Forward.</param>
/// <param name="Shapes">Its shapes without the batch, at least one; the first is the default.</param>
sealed record InputDefinition(string Name, EquatableArray<EquatableArray<int>> Shapes);
