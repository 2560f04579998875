using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <summary>The definitions of a referenced assembly, or why they cannot be read.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Library">The definitions; null where they cannot be read.</param>
/// <param name="Failure">The reason; null where they can.</param>
sealed record ModuleParse(string Assembly, ModuleLibrary? Library, string? Failure);
