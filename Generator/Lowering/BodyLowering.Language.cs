using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;

namespace NetGenCompiler.Lowering;

/// <content>
/// The language's own members. There is no table of operators: a constructor of a class derived from Operator, a member of Functional and a
/// method of Tensor each stand for the operator of their name, whose arguments are the parameters' names.
/// </content>
sealed partial class BodyLowering
{
    static bool IsPipe(IBinaryOperation binary) =>
        binary is { OperatorKind: BinaryOperatorKind.Or, OperatorMethod: { } method } && Symbols.IsLanguageType(method.ContainingType, "Tensor");

    DefinitionNode Pipe(IBinaryOperation pipe)
    {
        var operands = LeftSpine(pipe, IsPipe);
        return Node(NodeKind.Pipe, pipe, [Expression(operands[0]), .. operands.Skip(1).Select(o => Expression(o) with { Location = Place(o.Syntax) })]);
    }

    DefinitionNode LanguageOperator(IMethodSymbol method, IOperation operation, IReadOnlyList<DefinitionNode> operands)
    {
        if (!Symbols.IsLanguageType(method.ContainingType, "Tensor")) return Unsupported(operation, $"'{Shortened(operation)}'");
        if (method.Name == "op_BitwiseOr") return Node(NodeKind.Pipe, operation, operands);
        if (operands.Count == 1) return Affine(operation, operands[0], Number(-1f), Number(0f));
        var (left, right) = (operands[0], operands[1]);
        var areTensors = method.Parameters.All(p => Symbols.IsLanguageType(p.Type, "Tensor"));
        return method.Name switch
        {
            "op_Addition" when areTensors => Apply("Add", operation, operands),
            "op_Subtraction" when areTensors => Apply("Subtract", operation, operands),
            "op_Multiply" when areTensors => Apply("Multiply", operation, operands),
            "op_Addition" => Affine(operation, left, Number(1f), right),
            "op_Subtraction" => Affine(operation, left, Number(1f), Node(NodeKind.Unary, operation, right) with { Text = "Minus" }),
            "op_Multiply" when Symbols.IsLanguageType(method.Parameters[0].Type, "Tensor") => Affine(operation, left, right, Number(0f)),
            "op_Multiply" => FactorFirst(operation, left, right),
            "op_Division" => Affine(operation, left, Node(NodeKind.Binary, operation, Number(1f), right) with { Text = "Divide" }, Number(0f)),
            _ => Unsupported(operation, $"'{Shortened(operation)}'"),
        };
    }

    static DefinitionNode Number(float value) => new(NodeKind.Constant, Value: value);

    DefinitionNode Apply(string name, IOperation operation, IEnumerable<DefinitionNode> tensors) =>
        Node(NodeKind.Apply, operation, tensors) with { Text = name, Value = 2 };

    DefinitionNode Affine(IOperation operation, DefinitionNode x, DefinitionNode scale, DefinitionNode shift) =>
        Node(NodeKind.Apply, operation, x, Named("scale", scale), Named("shift", shift)) with { Text = "Affine", Value = 1 };

    /// <summary>A number times a tensor: the number is evaluated first.</summary>
    DefinitionNode FactorFirst(IOperation operation, DefinitionNode factor, DefinitionNode x)
    {
        var slot = Scope.Temporary();
        return new(NodeKind.Sequence, Operands:
        [
            new(NodeKind.Assign, Operands: [Local(slot), factor]),
            Affine(operation, x, Local(slot), Number(0f)),
        ]);
    }

    static DefinitionNode Named(string name, DefinitionNode value) => new(NodeKind.Argument, Text: name, Operands: [value]);

    DefinitionNode LanguageProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsStatic) return Node(NodeKind.Layer, reference) with { Text = property.Name };
        var receiver = Receiver(reference.Instance);
        if (!property.IsIndexer) return Node(NodeKind.LibraryMember, reference, TypeOf(property.Type), receiver) with { Text = property.Name };
        var argument = Expression(reference.Arguments[0].Value);
        return Symbols.IsLanguageType(property.ContainingType, "Layer")
            ? LayerFirst(reference, receiver, argument)
            : Node(NodeKind.Element, reference, receiver, argument);
    }

    /// <summary><c>layer[x]</c> is <c>x | layer</c>, but evaluates the layer first.</summary>
    DefinitionNode LayerFirst(IOperation operation, DefinitionNode layer, DefinitionNode x)
    {
        var slot = Scope.Temporary();
        return new(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [Local(slot), layer]), Node(NodeKind.Pipe, operation, x, Local(slot))]);
    }

    DefinitionNode LanguageCall(IInvocationOperation call, IMethodSymbol root)
    {
        var method = call.TargetMethod;
        if (root.Name == "Forward" && Symbols.IsLanguageType(root.ContainingType, "Layer"))
        {
            if (!Symbols.IsLanguage(method)) return MethodCall(call);
            return Node(NodeKind.Call, call, [Receiver(call.Instance), .. Arguments(call.Arguments)]) with { Text = Language.Forward, Number = HasReceiver | IsVirtual };
        }

        if (Symbols.IsLanguageType(method.ContainingType, "Functional")) return Functional(call);
        if (Symbols.IsLanguageType(method.ContainingType, "Tensor") && !method.IsStatic && Symbols.IsLanguageType(method.ReturnType, "Tensor"))
        {
            var layer = Node(NodeKind.Layer, call, call.Arguments.Select(Argument)) with { Text = method.Name };
            return Node(NodeKind.Pipe, call, Receiver(call.Instance), layer);
        }

        if (method is { Name: "Create", IsStatic: true } && Symbols.IsLanguageType(method.ContainingType, "Sequential"))
        {
            return Node(NodeKind.Collection, call, new DefinitionNode(NodeKind.Spread, Operands: [Expression(call.Arguments[0].Value)])) with { Text = "sequential" };
        }

        return method.IsStatic ? Unsupported(call, $"'{Shortened(call)}'") : LibraryCall(call, root);
    }

    DefinitionNode Argument(IArgumentOperation argument) => Named(argument.Parameter!.Name, Expression(argument.Value));

    /// <summary>A member of Functional: a layer, or an operator over the tensors among its arguments.</summary>
    DefinitionNode Functional(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (Symbols.DerivesFrom(method.ReturnType, "Layer")) return Node(NodeKind.Layer, call, call.Arguments.Select(Argument)) with { Text = method.Name };
        var tensors = call.Arguments.Where(a => IsTensorOrTensors(a.Parameter!.Type)).ToList();
        List<DefinitionNode> operands = [.. tensors.Select(a => Expression(a.Value)), .. call.Arguments.Except(tensors).Select(Argument), .. ImpliedAxis(method)];
        return Node(NodeKind.Apply, call, operands) with { Text = method.Name, Value = tensors.Count, Number = method.ReturnType is IArrayTypeSymbol ? 1 : 0 };
    }

    /// <summary>An overload without the axis that others have is about channels.</summary>
    static IEnumerable<DefinitionNode> ImpliedAxis(IMethodSymbol method)
    {
        var hasAxis = method.Parameters.Any(p => p.Name == "axis");
        var othersHave = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => p.Name == "axis"));
        if (!hasAxis && othersHave) yield return Named("axis", new(NodeKind.Constant, Value: 0));
    }

    static bool IsTensorOrTensors(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsTensorOrTensors(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var item] } => IsTensorOrTensors(item),
        _ => Symbols.IsLanguageType(type, "Tensor"),
    };

    DefinitionNode LanguageMethodGroup(IMethodReferenceOperation reference, IMethodSymbol root)
    {
        var method = reference.Method;
        if (root.Name == "Forward" && !method.IsStatic)
        {
            return Node(NodeKind.MethodGroup, reference, Receiver(reference.Instance)) with { Text = Language.Forward, Number = HasReceiver | IsVirtual };
        }

        if (!method.IsStatic || Symbols.DerivesFrom(method.ReturnType, "Layer") || method.Parameters.Any(p => !IsTensorOrTensors(p.Type)))
        {
            return Unsupported(reference, $"'{Shortened(reference)}' as a value");
        }

        return Function(method.Parameters.Length, method.Name, [], reference, () => Returned(
            Node(NodeKind.Apply, reference, [.. method.Parameters.Select(p => Local(Scope.Declare(p))), .. ImpliedAxis(method)]) with
            {
                Text = method.Name,
                Value = method.Parameters.Length,
                Number = method.ReturnType is IArrayTypeSymbol ? 1 : 0,
            }));
    }
}
