using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <content>Conversions: only those that change or test a value remain.</content>
sealed partial class BodyLowering
{
    DefinitionNode Conversion(IConversionOperation conversion)
    {
        var value = Expression(conversion.Operand);
        if (conversion.OperatorMethod is { } method && !IsSpan(conversion.Type)) return UserDefined(method, conversion, value);
        if (IsSpan(conversion.Type) && !SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type)) return Node(NodeKind.Convert, conversion, value, TypeOf(conversion.Type));
        if (conversion.IsTryCast) return Node(NodeKind.TryCast, conversion, value, TypeOf(conversion.Type));
        var (target, source) = (TypeReferences.Underlying(conversion.Type), TypeReferences.Underlying(conversion.Operand.Type));
        if (target is null || source is null) return value;
        if (IsNumberOrEnum(target) && IsNumberOrEnum(source)) return OfNumbers(conversion, value, target, source);
        var kind = conversion.GetConversion();
        if (kind.IsTupleConversion && !kind.IsIdentity) return Node(NodeKind.Convert, conversion, value, TypeOf(conversion.Type));
        if (kind.IsUnboxing || (kind is { IsExplicit: true, IsReference: true })) return Node(NodeKind.Cast, conversion, value, TypeOf(conversion.Type));
        if (kind is { IsExplicit: true, IsNullable: true }) return NullableValue(conversion, value);
        if (kind.IsExplicit && target is ITypeParameterSymbol or { TypeKind: TypeKind.Interface }) return Node(NodeKind.Cast, conversion, value, TypeOf(conversion.Type));
        return value;
    }

    DefinitionNode UserDefined(IMethodSymbol method, IConversionOperation conversion, DefinitionNode value)
    {
        if (Symbols.IsLanguage(method) || method.ContainingType.SpecialType == SpecialType.System_Decimal || method.ContainingType is { Name: "Index", ContainingNamespace.Name: "System" })
        {
            return Node(NodeKind.Convert, conversion, value, TypeOf(conversion.Type)) with { Number = conversion.IsChecked ? 1 : 0 };
        }

        if (method.ContainingType is { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ImmutableArray" }) return value;
        return Symbols.IsLibrary(method) ? Unsupported(conversion, $"'{Shortened(conversion)}'") : Lifted(IsNullable(conversion.Operand.Type) && !IsNullable(method.Parameters[0].Type), method, conversion, value);
    }

    static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    static bool IsSpan(ITypeSymbol? type) => type is { Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    DefinitionNode OfNumbers(IConversionOperation conversion, DefinitionNode value, ITypeSymbol target, ITypeSymbol source)
    {
        if (!SymbolEqualityComparer.Default.Equals(target, source))
        {
            value = Node(NodeKind.Convert, conversion, value, TypeOf(target)) with { Number = conversion.IsChecked ? 1 : 0 };
        }

        var losesNull = !SymbolEqualityComparer.Default.Equals(source, conversion.Operand.Type) && SymbolEqualityComparer.Default.Equals(target, conversion.Type);
        return losesNull ? NullableValue(conversion, value) : value;
    }

    DefinitionNode NullableValue(IConversionOperation conversion, DefinitionNode value) =>
        Node(NodeKind.LibraryMember, conversion, TypeOf(conversion.Type), value) with { Text = "Value" };

    static bool IsNumberOrEnum(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double;
}
