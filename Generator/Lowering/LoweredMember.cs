using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <summary>A lowered method with what it needs; made once for a compilation, whichever networks reach it.</summary>
/// <param name="Definition">The method; null where there is nothing to lower.</param>
/// <param name="Locations">Its places, by ordinal.</param>
/// <param name="Needs">The types and methods that it refers to.</param>
sealed record LoweredMember(MethodDefinition? Definition, IReadOnlyList<Location> Locations, IReadOnlyCollection<ISymbol> Needs)
{
    /// <summary>Whether there is code in it that means nothing, which the C# compiler has said.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Whether it uses what is generated for networks.</summary>
    public bool UsesGenerated { get; init; }
}

/// <summary>A lowered type with what it needs.</summary>
/// <param name="Definition">The type; null for one of another assembly.</param>
/// <param name="Initializers">The methods that run its initialisers.</param>
/// <param name="Needs">The types and methods that it refers to.</param>
sealed record LoweredType(TypeDefinition? Definition, IReadOnlyList<LoweredMember> Initializers, IReadOnlyCollection<ISymbol> Needs);
