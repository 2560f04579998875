using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <content>Operators and indexers of the definition's own types.</content>
sealed partial class BodyLowering
{
    static DefinitionNode Null => new(NodeKind.Constant);

    /// <summary>An operator of the language or of the definition.</summary>
    DefinitionNode OperatorCall(IMethodSymbol method, IOperation operation, params IReadOnlyList<DefinitionNode> operands)
    {
        if (Symbols.IsLanguage(method)) return LanguageOperator(method, operation, operands);
        Need(method);
        if ((method.IsAbstract || method.IsVirtual) && ConstrainedType(operation) is { } type)
        {
            return Node(NodeKind.Call, operation, [new(NodeKind.TypeArguments, Operands: [TypeOf(type)]), .. operands]) with { Text = Symbols.Key(method), Number = IsOnTypeArgument };
        }

        return Node(NodeKind.Call, operation, [.. TypeArguments(method), .. operands]) with { Text = Symbols.Key(method) };
    }

    static ITypeSymbol? ConstrainedType(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation step => step.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        _ => null,
    };

    /// <summary>An operator on nullable operands: null gives null, or false for comparisons; two nulls are equal.</summary>
    DefinitionNode Lifted(bool isLifted, IMethodSymbol method, IOperation operation, params IReadOnlyList<DefinitionNode> operands)
    {
        if (!isLifted) return OperatorCall(method, operation, operands);
        List<DefinitionNode> slots = [.. operands.Select(_ => Local(Scope.Temporary()))];
        var nulls = slots.Select(s => new DefinitionNode(NodeKind.Equal, Operands: [s, Null])).Aggregate((a, b) => new(NodeKind.ConditionalOr, Operands: [a, b]));
        var ofNull = method.Name switch
        {
            "op_Equality" or "op_Inequality" => new(NodeKind.Equal, Number: method.Name == "op_Inequality" ? 1 : 0, Operands: [slots[0], slots[1]]),
            "op_LessThan" or "op_GreaterThan" or "op_LessThanOrEqual" or "op_GreaterThanOrEqual" => new(NodeKind.Constant, Value: false),
            _ => Null,
        };
        return new(NodeKind.Sequence, Operands:
        [
            .. operands.Zip(slots, (value, slot) => new DefinitionNode(NodeKind.Assign, Operands: [slot, value])),
            new(NodeKind.Condition, Operands: [nulls, ofNull, OperatorCall(method, operation, slots)]),
        ]);
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c> by a type's own operators: the right operand counts only where the left one does not decide.</summary>
    DefinitionNode ShortCircuit(IMethodSymbol method, IBinaryOperation binary, DefinitionNode left, DefinitionNode right)
    {
        var name = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? "op_False" : "op_True";
        var decides = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().First();
        var slot = Local(Scope.Temporary());
        return new(NodeKind.Sequence, Operands:
        [
            new(NodeKind.Assign, Operands: [slot, left]),
            new(NodeKind.Condition, Operands: [OperatorCall(decides, binary, slot), slot, OperatorCall(method, binary, slot, right)]),
        ]);
    }

    DefinitionNode NewOfType(ITypeParameterObjectCreationOperation creation)
    {
        var created = Node(NodeKind.NewOfType, creation, TypeOf(creation.Type));
        return creation.Initializer is { } initializer ? Initialized(NodeKind.Initialize, created, initializer, creation) : created;
    }

    /// <summary>An index from the end, or a range: of a collection, or by the Length, indexer and Slice of a type of the definition.</summary>
    DefinitionNode ImplicitIndexer(IImplicitIndexerReferenceOperation element)
    {
        if (element.LengthSymbol is not IPropertySymbol length || Symbols.IsLibrary(length) || Symbols.IsLanguage(length))
        {
            return Node(NodeKind.Element, element, Expression(element.Instance), Expression(element.Argument));
        }

        var (slot, argument) = (Local(Scope.Temporary()), Local(Scope.Temporary()));
        var receiver = new DefinitionNode(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [slot, Expression(element.Instance)]), slot]);
        var kept = new DefinitionNode(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [argument, Expression(element.Argument)]), argument]);
        DefinitionNode Offset(DefinitionNode index) => Node(NodeKind.LibraryMember, element, Integer, index, Accessor(length, element, null, slot)) with { Text = "GetOffset" };
        if (element.IndexerSymbol is IPropertySymbol indexer) return Accessor(indexer, element, null, receiver, Offset(kept));
        if (element.IndexerSymbol is not IMethodSymbol slice) return Unsupported(element, $"'{Shortened(element)}'");
        Need(slice);
        DefinitionNode Bound(string name, DefinitionNode range) => Offset(Node(NodeKind.LibraryMember, element, Integer, range) with { Text = name });
        var start = Local(Scope.Temporary());
        var first = new DefinitionNode(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [start, Bound("Start", kept)]), start]);
        var count = Node(NodeKind.Binary, element, Bound("End", argument), start) with { Text = "Subtract" };
        var isVirtual = IsVirtualCall(slice, element.Instance);
        return Node(NodeKind.Call, element, receiver, first, count) with { Text = Symbols.Key(isVirtual ? Symbols.Root(slice) : slice), Number = isVirtual ? HasReceiver | IsVirtual : HasReceiver };
    }

    static DefinitionNode Integer => new(NodeKind.Type, Text: "T:System.Int32");
}
