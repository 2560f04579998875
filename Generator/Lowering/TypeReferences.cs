using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Types as nodes of definitions.</summary>
static class TypeReferences
{
    static readonly DefinitionNode Object = new(NodeKind.Type, Text: "T:System.Object");

    public static DefinitionNode Of(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => new(NodeKind.TypeParameter, Text: Symbols.TypeParameterKey(parameter)),
        IArrayTypeSymbol array => new(NodeKind.Type, Text: $"[{new string(',', array.Rank - 1)}]", Operands: [Of(array.ElementType)]),
        INamedTypeSymbol { IsTupleType: true } tuple => Tuple(tuple.TupleElements.Select(e => e.Type)),
        INamedTypeSymbol { IsAnonymousType: true } => Object,
        INamedTypeSymbol named when type.TypeKind != TypeKind.Error => new(
            NodeKind.Type, Text: Symbols.Key(named), Operands: Symbols.TypeArguments(named).Select(Of).ToEquatableArray()),
        _ => Object,
    };

    /// <summary>The type inside a nullable value type, the type itself otherwise.</summary>
    public static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    static DefinitionNode Tuple(IEnumerable<ITypeSymbol> items)
    {
        var operands = items.Select(Of).ToEquatableArray();
        return new(NodeKind.Type, Text: $"T:System.ValueTuple`{operands.Count}", Operands: operands);
    }
}
