using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <content>Patterns.</content>
sealed partial class BodyLowering
{
    DefinitionNode Pattern(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => new(NodeKind.PatternAny),
        IConstantPatternOperation constant => new(NodeKind.PatternConstant, Operands: [Expression(constant.Value)]),
        IRelationalPatternOperation relation => new(NodeKind.PatternRelational, Text: relation.OperatorKind.ToString(), Operands: [Expression(relation.Value)]),
        INegatedPatternOperation negated => new(NodeKind.PatternNot, Operands: [Pattern(negated.Pattern)]),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => new(NodeKind.PatternAnd, Operands: [Pattern(both.LeftPattern), Pattern(both.RightPattern)]),
        IBinaryPatternOperation either => new(NodeKind.PatternOr, Operands: [Pattern(either.LeftPattern), Pattern(either.RightPattern)]),
        IDeclarationPatternOperation declaration => new(
            NodeKind.PatternType, Number: Slot(declaration.DeclaredSymbol),
            Operands: declaration.MatchesNull || declaration.MatchedType is null ? [] : [TypeOf(declaration.MatchedType)]),
        ITypePatternOperation type => new(NodeKind.PatternType, Number: -1, Operands: [TypeOf(type.MatchedType)]),
        IRecursivePatternOperation recursive => Recursive(recursive),
        IListPatternOperation list => List(list),
        _ => Unsupported(pattern, $"the pattern '{Shortened(pattern)}'"),
    };

    int Slot(ISymbol? variable) => variable is null ? -1 : Scope.SlotOf(variable);

    DefinitionNode Recursive(IRecursivePatternOperation pattern)
    {
        // The slot of the input is apart from the declared variable's, which is assigned only where all parts match.
        var input = Scope.Temporary();
        var narrows = !SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType) && !SymbolEqualityComparer.Default.Equals(pattern.MatchedType, TypeReferences.Underlying(pattern.InputType));
        var type = narrows ? TypeOf(pattern.MatchedType) : new(NodeKind.Discard);
        if (pattern is { DeconstructSymbol: INamedTypeSymbol tuple, DeconstructionSubpatterns.Length: > 0 }) type = TypeOf(tuple);
        var method = pattern.DeconstructSymbol as IMethodSymbol;
        var isOwn = method is not null && context.IsSource(method) && !method.IsImplicitlyDeclared;
        if (isOwn) Need(method!);
        patternInputs.Push(input);
        List<DefinitionNode> operands = [Local(input), type, .. pattern.DeconstructionSubpatterns.Select(Pattern), .. pattern.PropertySubpatterns.Select(Member)];
        patternInputs.Pop();
        var node = Node(NodeKind.PatternRecursive, pattern, operands) with
        {
            Number = pattern.DeconstructionSubpatterns.Length,
            Text = isOwn ? Symbols.Key(method!) : null,
        };
        if (pattern.DeclaredSymbol is not { } declared) return node;
        var variable = new DefinitionNode(NodeKind.PatternType, Number: Scope.SlotOf(declared));
        return new(NodeKind.PatternAnd, Operands: [node, variable]);
    }

    DefinitionNode Member(IPropertySubpatternOperation part) =>
        new(NodeKind.PatternMember, Operands: [Expression(part.Member), Pattern(part.Pattern)]);

    DefinitionNode List(IListPatternOperation pattern)
    {
        if (pattern.LengthSymbol is { } length && context.IsSource(length)) return Unsupported(pattern, "a list pattern on a type that is no array or list");
        var parts = pattern.Patterns.Select(p => p is ISlicePatternOperation slice
            ? new DefinitionNode(NodeKind.PatternSlice, Operands: slice.Pattern is null ? [] : [Pattern(slice.Pattern)])
            : Pattern(p));
        var node = Node(NodeKind.PatternList, pattern, parts);
        if (pattern.DeclaredSymbol is not { } declared) return node;
        return new(NodeKind.PatternAnd, Operands: [node, new(NodeKind.PatternType, Number: Scope.SlotOf(declared))]);
    }
}
