using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <content>Objects and collections.</content>
sealed partial class BodyLowering
{
    DefinitionNode Creation(IObjectCreationOperation creation)
    {
        var created = Created(creation);
        return creation.Initializer is { } initializer ? Initialized(NodeKind.Initialize, created, initializer, creation) : created;
    }

    DefinitionNode Created(IObjectCreationOperation creation)
    {
        var type = (INamedTypeSymbol)creation.Type!;
        if (Symbols.DerivesFrom(type, "Operator")) return Node(NodeKind.Layer, creation, creation.Arguments.Select(Argument)) with { Text = type.Name };
        if (Symbols.IsLanguageType(type, "Sequential"))
        {
            var layers = creation.Arguments.Select(a => new DefinitionNode(NodeKind.Spread, Place(a.Syntax), Operands: [Expression(a.Value)]));
            return Node(NodeKind.Collection, creation, layers) with { Text = "sequential" };
        }

        if (Symbols.IsLanguage(type))
        {
            var parts = new DefinitionNode(NodeKind.Tuple, Operands: Arguments(creation.Arguments).ToEquatableArray());
            return creation.Arguments.IsEmpty ? Node(NodeKind.Default, creation, TypeOf(type)) : Node(NodeKind.Convert, creation, parts, TypeOf(type));
        }

        if (Symbols.IsLibrary(type) && Symbols.IsException(type)) return Node(NodeKind.NewException, creation, creation.Arguments.Select(Argument)) with { Text = Symbols.FullName(type) };
        if (type.IsTupleType) return Node(NodeKind.Tuple, creation, Arguments(creation.Arguments));
        if (Symbols.IsLibrary(type)) return Node(NodeKind.NewLibrary, creation, [TypeOf(type), .. Arguments(creation.Arguments)]) with { Text = Symbols.FullName(type) };
        Need(type);
        var constructor = creation.Constructor is { IsImplicitlyDeclared: true } implied && type.IsValueType && implied.Parameters.IsEmpty ? null : creation.Constructor;
        if (constructor is not null) Need(constructor);
        return Node(NodeKind.New, creation, [TypeOf(type), .. Arguments(creation.Arguments)]) with { Text = constructor is null ? null : Symbols.Key(constructor) };
    }

    DefinitionNode Initialized(NodeKind kind, DefinitionNode created, IObjectOrCollectionInitializerOperation initializer, IOperation operation)
    {
        var slot = Scope.Temporary();
        receivers.Push(slot);
        List<DefinitionNode> members = [.. initializer.Initializers.Select(InitializedMember)];
        receivers.Pop();
        return Node(kind, operation, [created, Local(slot), .. members]);
    }

    DefinitionNode InitializedMember(IOperation member) => member is IMemberInitializerOperation nested
        ? Initialized(NodeKind.Initialize, Expression(nested.InitializedMember), nested.Initializer, nested)
        : Expression(member);

    DefinitionNode With(IWithOperation with) => Initialized(NodeKind.With, Expression(with.Operand), with.Initializer, with);

    DefinitionNode Array(IArrayCreationOperation array)
    {
        var type = (IArrayTypeSymbol)array.Type!;
        if (type.Rank > 1)
        {
            List<DefinitionNode> operands = [TypeOf(type.ElementType), .. array.DimensionSizes.Select(Expression), .. Elements(array.Initializer)];
            return Node(NodeKind.NewArray, array, operands) with { Number = type.Rank };
        }

        return array.Initializer is { } initializer
            ? Node(NodeKind.Collection, array, initializer.ElementValues.Select(Expression)) with { Text = "array" }
            : Node(NodeKind.NewArray, array, TypeOf(type.ElementType), Expression(array.DimensionSizes[0])) with { Number = 1 };
    }

    /// <summary>The elements of nested initialisers, row after row.</summary>
    IEnumerable<DefinitionNode> Elements(IArrayInitializerOperation? initializer) =>
        initializer?.ElementValues.SelectMany(e => e is IArrayInitializerOperation row ? Elements(row) : [Expression(e)]) ?? [];

    DefinitionNode Collection(ICollectionExpressionOperation collection)
    {
        var form = FormOf(collection.Type) ?? (collection.Elements.IsEmpty && collection.Type is { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" } ? "dictionary" : null);
        return form is null
            ? Unsupported(collection, $"a collection expression of type '{collection.Type?.Name}'")
            : Node(NodeKind.Collection, collection, collection.Elements.Select(Expression)) with { Text = form };
    }

    static string? FormOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol => "array",
        _ when Symbols.IsLanguageType(type, "Sequential") => "sequential",
        _ when IsSpan(type) => "span",
        INamedTypeSymbol { Name: "List" or "IList" or "ICollection" } named when Symbols.IsLibrary(named) => "list",
        INamedTypeSymbol { Name: "HashSet" or "ISet" } named when Symbols.IsLibrary(named) => "set",
        INamedTypeSymbol { Name: "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ImmutableArray" } named when Symbols.IsLibrary(named) => "array",
        _ => null,
    };
}
