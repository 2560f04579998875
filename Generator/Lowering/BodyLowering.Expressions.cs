using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <content>Expressions.</content>
sealed partial class BodyLowering
{
    DefinitionNode Expression(IOperation operation)
    {
        if (++depth > MaximumDepth)
        {
            depth--;
            return Unsupported(operation, "code nested this deeply");
        }

        if (ReadsGenerated(operation))
        {
            depth--;
            UsesGenerated = true;
            return Unsupported(operation, "what is generated for a network");
        }

        var node = operation.ConstantValue.HasValue && operation is not IConversionOperation { OperatorMethod: not null }
            ? Constant(operation.ConstantValue.Value, operation.Type)
            : LowerExpression(operation);
        depth--;
        return node;
    }

    DefinitionNode LowerExpression(IOperation operation) => operation switch
    {
        IInvalidOperation or { Type.TypeKind: TypeKind.Error } => Broken(operation),
        IParenthesizedOperation parentheses => Expression(parentheses.Operand),
        ILocalReferenceOperation local => Local(Scope.SlotOf(local.Local)),
        IParameterReferenceOperation parameter => Parameter(parameter),
        IInstanceReferenceOperation instance => Instance(instance),
        IFieldReferenceOperation field => Field(field),
        IPropertyReferenceOperation property => Property(property),
        IArrayElementReferenceOperation element => Node(NodeKind.Element, element, [Expression(element.ArrayReference), .. element.Indices.Select(Expression)]),
        IImplicitIndexerReferenceOperation element => ImplicitIndexer(element),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => Node(NodeKind.Index, hat, Expression(hat.Operand)) with { Number = 1 },
        IUnaryOperation unary => Unary(unary),
        IRangeOperation range => Range(range),
        IBinaryOperation binary => Binary(binary),
        ITupleBinaryOperation tuples => Node(NodeKind.Equal, tuples, Expression(tuples.LeftOperand), Expression(tuples.RightOperand)) with
        {
            Number = tuples.OperatorKind == BinaryOperatorKind.NotEquals ? 1 : 0,
        },
        IConversionOperation conversion => Conversion(conversion),
        IConditionalOperation { WhenFalse: { } otherwise } choice => new(NodeKind.Condition, Operands: [Expression(choice.Condition), Expression(choice.WhenTrue), Expression(otherwise)]),
        ICoalesceOperation coalesce => new(NodeKind.Coalesce, Operands: [Expression(coalesce.Value), Expression(coalesce.WhenNull)]),
        ISimpleAssignmentOperation { IsRef: true } assignment => Node(NodeKind.Alias, assignment, Expression(assignment.Target), Target(assignment.Value)),
        ISimpleAssignmentOperation assignment => Node(NodeKind.Assign, assignment, Target(assignment.Target), Expression(assignment.Value)),
        ICompoundAssignmentOperation compound => Compound(compound),
        ICoalesceAssignmentOperation coalesce => Node(NodeKind.CoalesceAssign, coalesce, Target(coalesce.Target), Expression(coalesce.Value)),
        IIncrementOrDecrementOperation step => Increment(step),
        IDeconstructionAssignmentOperation deconstruction => DeconstructionAssignment(deconstruction),
        IDeclarationExpressionOperation declaration => Expression(declaration.Expression),
        ITupleOperation tuple => Node(NodeKind.Tuple, tuple, tuple.Elements.Select(Expression)),
        IAnonymousObjectCreationOperation anonymous => Node(
            NodeKind.Tuple, anonymous, anonymous.Initializers.Select(i => Expression(i is ISimpleAssignmentOperation assignment ? assignment.Value : i))) with
        {
            Text = string.Join(",", anonymous.Type!.GetMembers().OfType<IPropertySymbol>().Select(p => p.Name)),
        },
        IArrayCreationOperation array => Array(array),
        IArrayInitializerOperation array => Node(NodeKind.Collection, array, array.ElementValues.Select(Expression)) with { Text = "array" },
        ICollectionExpressionOperation collection => Collection(collection),
        ISpreadOperation spread => Node(NodeKind.Spread, spread, Expression(spread.Operand)),
        IObjectCreationOperation creation => Creation(creation),
        ITypeParameterObjectCreationOperation creation => NewOfType(creation),
        IWithOperation with => With(with),
        IDelegateCreationOperation creation => Expression(creation.Target),
        IAnonymousFunctionOperation function => Lambda(function.Symbol, function.Body, function),
        IMethodReferenceOperation method => MethodGroup(method),
        IInvocationOperation invocation => Invocation(invocation),
        IIsPatternOperation test => Node(NodeKind.Is, test, Expression(test.Value), Pattern(test.Pattern)),
        IIsTypeOperation test => Is(test),
        ISwitchExpressionOperation choice => SwitchExpression(choice),
        IInterpolatedStringOperation text => Node(NodeKind.Concatenate, text, text.Parts.Select(Part)),
        IConditionalAccessOperation access => ConditionalAccess(access),
        IConditionalAccessInstanceOperation => Local(conditionalReceivers.Peek()),
        IThrowOperation thrown => Throw(thrown),
        IDefaultValueOperation value => Node(NodeKind.Default, value, TypeOf(value.Type)),
        IDiscardOperation => new(NodeKind.Discard),
        ITranslatedQueryOperation query => Expression(query.Operation),
        _ when operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => Unsupported(operation, "'stackalloc'"),
        IAwaitOperation => Unsupported(operation, "'await'"),
        ITypeOfOperation => Unsupported(operation, "'typeof'"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => Unsupported(operation, "'dynamic'"),
        IEventReferenceOperation or IEventAssignmentOperation => Unsupported(operation, "an event"),
        IAddressOfOperation => Unsupported(operation, "a pointer"),
        _ => Unsupported(operation, $"'{Shortened(operation)}'"),
    };

    static string Shortened(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    DefinitionNode Parameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (Scope.Knows(parameter)) return Local(Scope.SlotOf(parameter));
        if (Symbols.IsPrimaryParameter(parameter)) return Node(NodeKind.Field, reference, This) with { Text = Symbols.ParameterKey(parameter) };
        return Local(Scope.SlotOf(parameter));
    }

    DefinitionNode Instance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver when receivers.Count > 0 => Local(receivers.Peek()),
        InstanceReferenceKind.PatternInput when patternInputs.Count > 0 => Local(patternInputs.Peek()),
        _ => This,
    };

    DefinitionNode Unary(IUnaryOperation unary)
    {
        var operand = Expression(unary.Operand);
        if (unary.OperatorMethod is { } method && !Symbols.IsLibrary(method)) return Lifted(unary.IsLifted, method, unary, operand);
        return Node(NodeKind.Unary, unary, operand) with { Text = unary.OperatorKind.ToString(), Number = unary.IsChecked ? 1 : 0 };
    }

    DefinitionNode Binary(IBinaryOperation binary)
    {
        if (IsPipe(binary)) return Pipe(binary);
        if (binary.Type?.SpecialType == SpecialType.System_String && binary is { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null })
        {
            return Node(NodeKind.Concatenate, binary, LeftSpine(binary, IsConcatenation).Select(Expression));
        }

        var (left, right) = (Expression(binary.LeftOperand), Expression(binary.RightOperand));
        var isInequality = binary.OperatorKind == BinaryOperatorKind.NotEquals;
        if (binary.OperatorMethod is { } method && !Symbols.IsLibrary(method) && !(method.IsImplicitlyDeclared && method.ContainingType.IsRecord))
        {
            return binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
                ? ShortCircuit(method, binary, left, right)
                : Lifted(binary.IsLifted, method, binary, left, right);
        }

        return binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd => new(NodeKind.ConditionalAnd, Operands: [left, right]),
            BinaryOperatorKind.ConditionalOr => new(NodeKind.ConditionalOr, Operands: [left, right]),
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => Node(NodeKind.Equal, binary, left, right) with { Number = isInequality ? 1 : 0 },
            _ => Node(NodeKind.Binary, binary, left, right) with { Text = binary.OperatorKind.ToString(), Number = binary.IsChecked ? 1 : 0 },
        };
    }

    static bool IsConcatenation(IBinaryOperation binary) =>
        binary is { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } && !binary.ConstantValue.HasValue;

    /// <summary>The operands of a chain of the same operator, which would otherwise nest as deep as it is long.</summary>
    static List<IOperation> LeftSpine(IBinaryOperation binary, Func<IBinaryOperation, bool> belongs)
    {
        var operands = new List<IOperation>();
        IOperation current = binary;
        while (Unwrapped(current) is IBinaryOperation chain && belongs(chain))
        {
            operands.Insert(0, chain.RightOperand);
            current = chain.LeftOperand;
        }

        operands.Insert(0, current);
        return operands;
    }

    static IOperation Unwrapped(IOperation operation) => operation is IParenthesizedOperation parentheses ? Unwrapped(parentheses.Operand) : operation;

    DefinitionNode Compound(ICompoundAssignmentOperation compound)
    {
        var old = Scope.Temporary();
        var value = Expression(compound.Value);
        var left = Converted(Local(old), compound.InConversion, compound.OperatorMethod?.Parameters[0].Type ?? compound.Value.Type, compound);
        DefinitionNode result;
        if (compound.OperatorMethod is { } method && !Symbols.IsLibrary(method)) result = Lifted(compound.IsLifted, method, compound, left, value);
        else if (compound.Type?.SpecialType == SpecialType.System_String) result = Node(NodeKind.Concatenate, compound, left, value);
        else result = Node(NodeKind.Binary, compound, left, value) with { Text = compound.OperatorKind.ToString(), Number = compound.IsChecked ? 1 : 0 };
        return Node(NodeKind.Update, compound, Target(compound.Target), Local(old), Converted(result, compound.OutConversion, compound.Type, compound, compound.IsChecked));
    }

    DefinitionNode Converted(DefinitionNode value, CommonConversion conversion, ITypeSymbol? type, IOperation operation, bool isChecked = false) => conversion.IsIdentity || !conversion.IsNumeric
        ? value
        : Node(NodeKind.Convert, operation, value, TypeOf(type)) with { Number = isChecked ? 1 : 0 };

    DefinitionNode Increment(IIncrementOrDecrementOperation step)
    {
        var old = Scope.Temporary();
        var isIncrement = step.Kind == OperationKind.Increment;
        var type = TypeReferences.Underlying(step.Type);
        DefinitionNode result;
        if (step.OperatorMethod is { } method && !Symbols.IsLibrary(method))
        {
            result = Lifted(step.IsLifted, method, step, Local(old));
        }
        else
        {
            var one = Node(NodeKind.Convert, step, new DefinitionNode(NodeKind.Constant, Value: 1), TypeOf(type?.TypeKind == TypeKind.Enum ? null : type));
            var sum = Node(NodeKind.Binary, step, Local(old), one) with { Text = isIncrement ? "Add" : "Subtract", Number = step.IsChecked ? 1 : 0 };
            result = type?.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char
                ? Node(NodeKind.Convert, step, SmallStep(step, old, isIncrement), TypeOf(type)) with { Number = step.IsChecked ? 1 : 0 }
                : sum;
        }

        return Node(NodeKind.Update, step, Target(step.Target), Local(old), result) with { Number = step.IsPostfix ? 1 : 0 };
    }

    /// <summary>Types smaller than int are computed in int.</summary>
    DefinitionNode SmallStep(IOperation step, int old, bool isIncrement) => new(
        NodeKind.Binary, Place(step.Syntax), Text: isIncrement ? "Add" : "Subtract", Operands:
        [
            new(NodeKind.Convert, Operands: [Local(old), new(NodeKind.Type, Text: "T:System.Int32")]),
            new(NodeKind.Constant, Value: 1),
        ]);

    DefinitionNode Range(IRangeOperation range) => Node(
        NodeKind.Range, range,
        range.LeftOperand is { } start ? Expression(start) : new(NodeKind.Constant, Value: 0),
        range.RightOperand is { } end ? Expression(end) : new(NodeKind.Index, Number: 1, Operands: [new(NodeKind.Constant, Value: 0)]));

    DefinitionNode Part(IInterpolatedStringContentOperation part)
    {
        if (part is not IInterpolationOperation interpolation) return part is IInterpolatedStringTextOperation text ? Expression(text.Text) : Unsupported(part, "this interpolation");
        var value = Expression(interpolation.Expression);
        if (interpolation.FormatString is null && interpolation.Alignment is null) return value;
        var alignment = interpolation.Alignment?.ConstantValue is { HasValue: true, Value: int width } ? width : 0;
        var format = (interpolation.FormatString as ILiteralOperation)?.ConstantValue.Value as string;
        return Node(NodeKind.Format, interpolation, value) with { Text = format, Number = alignment };
    }

    DefinitionNode ConditionalAccess(IConditionalAccessOperation access)
    {
        var slot = Scope.Temporary();
        var receiver = Expression(access.Operation);
        conditionalReceivers.Push(slot);
        var result = Expression(access.WhenNotNull);
        conditionalReceivers.Pop();
        return Node(NodeKind.ConditionalAccess, access, receiver, result) with { Number = slot };
    }

    DefinitionNode SwitchExpression(ISwitchExpressionOperation choice)
    {
        foreach (var local in choice.Arms.SelectMany(a => a.Locals)) Scope.Declare(local);
        var arms = choice.Arms.Select(arm => new DefinitionNode(
            NodeKind.Arm, Operands: [Pattern(arm.Pattern), arm.Guard is null ? True : Expression(arm.Guard), Expression(arm.Value)])).ToList();
        return Scoped(choice.Arms.SelectMany(a => a.Locals), Node(NodeKind.SwitchExpression, choice, [Expression(choice.Value), .. arms]));
    }

    DefinitionNode Is(IIsTypeOperation test)
    {
        var pattern = new DefinitionNode(NodeKind.PatternType, Number: -1, Operands: [TypeOf(test.TypeOperand)]);
        if (test.IsNegated) pattern = new(NodeKind.PatternNot, Operands: [pattern]);
        return Node(NodeKind.Is, test, Expression(test.ValueOperand), pattern);
    }
}
