using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <content>Fields, properties and the targets of assignments.</content>
sealed partial class BodyLowering
{
    const int HasReceiver = 1;
    const int IsVirtual = 2;

    DefinitionNode Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.ContainingType.IsTupleType) return TupleItem(reference);
        if (field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }) return Constant("", field.Type);
        if (Symbols.IsLibrary(field)) return Unsupported(reference, $"'{field.ContainingType.Name}.{field.Name}'");
        if (!field.IsStatic) return Node(NodeKind.Field, reference, Receiver(reference.Instance)) with { Text = Symbols.FieldKey(field) };
        Need(field.ContainingType);
        return Node(NodeKind.StaticField, reference, TypeOf(field.ContainingType)) with { Text = Symbols.FieldKey(field) };
    }

    DefinitionNode TupleItem(IFieldReferenceOperation reference)
    {
        var name = (reference.Field.CorrespondingTupleField ?? reference.Field).Name;
        return Node(NodeKind.TupleItem, reference, Receiver(reference.Instance)) with { Number = int.Parse(name.Substring(4), System.Globalization.CultureInfo.InvariantCulture) - 1 };
    }

    DefinitionNode Receiver(IOperation? instance) => instance is null ? This : Expression(instance);

    DefinitionNode Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.ContainingType.IsAnonymousType) return AnonymousMember(reference);
        if (Symbols.IsLanguage(property)) return LanguageProperty(reference);
        if (Symbols.IsLibrary(property)) return LibraryProperty(reference);
        if (IsStoredDirectly(property))
        {
            if (!property.IsStatic) return Node(NodeKind.Field, reference, Receiver(reference.Instance)) with { Text = Symbols.Key(property) };
            Need(property.ContainingType);
            return Node(NodeKind.StaticField, reference, TypeOf(property.ContainingType)) with { Text = Symbols.Key(property) };
        }

        return AccessorCall(reference);
    }

    /// <summary>Whether a property of this assembly is its backing field for all callers.</summary>
    bool IsStoredDirectly(IPropertySymbol property) =>
        context.IsSource(property) && !property.IsVirtual && !property.IsOverride && !property.IsAbstract && !property.ContainingType.IsExtension
        && property.ContainingType.TypeKind != TypeKind.Interface && !IsMutableValue(property.Type) && Symbols.IsAutomatic(property);

    /// <summary>Whether reading a property must copy: a method called on what it yields may change that.</summary>
    static bool IsMutableValue(ITypeSymbol type) => type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsReadOnly: false } && !Symbols.IsLanguage(type);

    DefinitionNode AccessorCall(IPropertyReferenceOperation reference) => Accessor(
        reference.Property, reference, reference, [.. reference.Property.IsStatic ? (DefinitionNode[])[] : [Receiver(reference.Instance)], .. Arguments(reference.Arguments)]);

    /// <summary>A property or indexer by its accessors.</summary>
    DefinitionNode Accessor(IPropertySymbol property, IOperation operation, IPropertyReferenceOperation? reference, params IReadOnlyList<DefinitionNode> operands)
    {
        foreach (var accessor in new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>())
        {
            Need(accessor);
            NeedContainingType(accessor);
        }

        var getter = (property.GetMethod ?? property.SetMethod)!;
        var isExtension = property.ContainingType.IsExtension;
        var isVirtual = !property.IsStatic && IsVirtualCall(getter, reference?.Instance);
        var onArgument = property.IsStatic && (property.IsAbstract || property.IsVirtual) ? reference?.ConstrainedToType : null;
        IEnumerable<DefinitionNode> types = onArgument is null ? TypeArguments(getter) : [new(NodeKind.TypeArguments, Operands: [TypeOf(onArgument)])];
        return Dereferenced(property.ReturnsByRef || property.ReturnsByRefReadonly, Node(NodeKind.Property, operation, [.. types, .. operands]) with
        {
            Text = Symbols.Key(isVirtual ? Symbols.Root(getter) : getter),
            Value = property.SetMethod is { } setter ? Symbols.Key(isVirtual ? Symbols.Root(setter) : setter) : null,
            Number = onArgument is not null ? IsOnTypeArgument : property.IsStatic || isExtension ? 0 : isVirtual ? HasReceiver | IsVirtual : HasReceiver,
        });
    }

    static bool IsVirtualCall(IMethodSymbol method, IOperation? instance) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface)
        && instance?.Syntax is not BaseExpressionSyntax;

    DefinitionNode AnonymousMember(IPropertyReferenceOperation reference)
    {
        var index = reference.Property.ContainingType.GetMembers().OfType<IPropertySymbol>().TakeWhile(p => !SymbolEqualityComparer.Default.Equals(p, reference.Property)).Count();
        return Node(NodeKind.TupleItem, reference, Receiver(reference.Instance)) with { Number = index };
    }

    DefinitionNode LibraryProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsStatic) return Node(NodeKind.Library, reference, TypeOf(property.Type)) with { Text = $"{Symbols.FullName(property.ContainingType)}.{property.Name}" };
        var receiver = Receiver(reference.Instance);
        if (property.IsIndexer) return Node(NodeKind.Element, reference, receiver, Expression(reference.Arguments[0].Value));
        if (property is { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return Node(NodeKind.Equal, reference, receiver, new DefinitionNode(NodeKind.Constant)) with { Number = 1 };
        }

        return Node(NodeKind.LibraryMember, reference, TypeOf(property.Type), receiver) with { Text = property.Name, Number = reference.Instance?.Syntax is BaseExpressionSyntax ? 1 : 0 };
    }

    /// <summary>What an assignment stores to.</summary>
    DefinitionNode Target(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        IParenthesizedOperation parentheses => Target(parentheses.Operand),
        IConversionOperation conversion => Target(conversion.Operand),
        ITupleOperation tuple => Node(NodeKind.Tuple, tuple, tuple.Elements.Select(Target)),
        IVariableDeclaratorOperation variable => Local(Scope.SlotOf(variable.Symbol)),
        IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var variable] }] } => Target(variable),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false } property } reference when context.IsSource(property) && Symbols.BackingField(property) is not null =>
            ReadOnlyTarget(reference),
        _ => Expression(target),
    };

    /// <summary>A constructor assigns a property without a setter by its backing field.</summary>
    DefinitionNode ReadOnlyTarget(IPropertyReferenceOperation reference) => reference.Property.IsStatic
        ? Node(NodeKind.StaticField, reference, TypeOf(reference.Property.ContainingType)) with { Text = Symbols.Key(reference.Property) }
        : Node(NodeKind.Field, reference, Receiver(reference.Instance)) with { Text = Symbols.Key(reference.Property) };

    DefinitionNode DeconstructionAssignment(IDeconstructionAssignmentOperation deconstruction)
    {
        // A tuple literal on the right has no Deconstruct method; any other type may have one.
        var method = DeconstructionOf(deconstruction.Syntax);
        if (method is not null) Need(method);
        return Node(NodeKind.Deconstruct, deconstruction, Target(deconstruction.Target), Expression(deconstruction.Value)) with
        {
            Text = method is null ? null : Symbols.Key(method),
        };
    }

    IMethodSymbol? DeconstructionOf(SyntaxNode syntax)
    {
        var model = context.ModelOf(syntax.SyntaxTree);
        var method = syntax switch
        {
            AssignmentExpressionSyntax assignment => model.GetDeconstructionInfo(assignment).Method,
            ForEachVariableStatementSyntax loop => model.GetDeconstructionInfo(loop).Method,
            _ => null,
        };
        return method is not null && context.IsSource(method) && !method.IsImplicitlyDeclared ? method : null;
    }
}
