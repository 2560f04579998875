using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <content>Calls, lambdas and methods as values.</content>
sealed partial class BodyLowering
{
    const int IsOnTypeArgument = 4;

    DefinitionNode Invocation(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return Node(NodeKind.Invoke, call, [Receiver(call.Instance), .. Arguments(call.Arguments)]);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Node(NodeKind.Invoke, call, [Local(Scope.SlotOf(method.OriginalDefinition)), .. Arguments(call.Arguments)]);
        }

        var root = Symbols.Root(method);
        if (Symbols.IsLanguage(root)) return LanguageCall(call, root);
        if (Symbols.IsLibrary(root) && call.Instance?.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax) return LibraryCall(call, root);
        if (method.IsImplicitlyDeclared && method.ContainingType.IsRecord) return LibraryCall(call, method);
        return MethodCall(call);
    }

    DefinitionNode MethodCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        Need(method);
        NeedContainingType(method);
        if (method is { IsStatic: true, IsAbstract: true } && call.ConstrainedToType is { } type)
        {
            var argument = new DefinitionNode(NodeKind.TypeArguments, Operands: [TypeOf(type)]);
            return Node(NodeKind.Call, call, [argument, .. Arguments(call.Arguments)]) with { Text = Symbols.Key(method), Number = IsOnTypeArgument };
        }

        var isStatic = method.IsStatic || method.ContainingType.IsExtension;
        var isVirtual = !isStatic && IsVirtualCall(method, call.Instance);
        List<DefinitionNode> operands = [.. TypeArguments(method)];
        if (!method.IsStatic) operands.Add(Receiver(call.Instance));
        operands.AddRange(Arguments(call.Arguments));
        return Node(NodeKind.Call, call, operands) with
        {
            Text = Symbols.Key(isVirtual ? Symbols.Root(method) : method),
            Number = isStatic ? 0 : isVirtual ? HasReceiver | IsVirtual : HasReceiver,
        };
    }

    /// <summary>The type arguments that a callee cannot find in its object; none where there are none.</summary>
    IEnumerable<DefinitionNode> TypeArguments(IMethodSymbol method)
    {
        var arguments = (Symbols.TakesClassArguments(method) ? Symbols.TypeArguments(method.ContainingType) : []).Concat(method.TypeArguments).ToList();
        if (arguments.Count > 0) yield return new(NodeKind.TypeArguments, Operands: arguments.Select(TypeOf).ToEquatableArray());
    }

    DefinitionNode LibraryCall(IInvocationOperation call, IMethodSymbol method)
    {
        var result = call.TargetMethod.Parameters.LastOrDefault() is { RefKind: RefKind.Out } parameter ? parameter.Type : call.TargetMethod.ReturnType;
        if (!method.IsStatic && method is { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            var otherwise = call.Arguments.Length > 0 ? Expression(call.Arguments[0].Value) : Node(NodeKind.Default, call, TypeOf(result));
            return new(NodeKind.Coalesce, Operands: [Receiver(call.Instance), otherwise]);
        }

        return method.IsStatic
            ? Node(NodeKind.Library, call, [TypeOf(result), .. Arguments(call.Arguments)]) with { Text = $"{Symbols.FullName(method.ContainingType)}.{method.Name}" }
            : Node(NodeKind.LibraryMember, call, [TypeOf(result), Receiver(call.Instance), .. Arguments(call.Arguments)]) with { Text = method.Name };
    }

    /// <summary>Arguments in the order in which they are evaluated; each says its position where that is another.</summary>
    DefinitionNode[] Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var isOrdered = !arguments.Where((argument, i) => argument.Parameter!.Ordinal != i).Any();
        return
        [
            .. arguments.Select(argument =>
            {
                var value = argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out
                    ? Node(NodeKind.Reference, argument, Target(argument.Value))
                    : Expression(argument.Value);
                return isOrdered ? value : new(NodeKind.Argument, Number: argument.Parameter.Ordinal, Operands: [value]);
            }),
        ];
    }

    DefinitionNode Lambda(IMethodSymbol symbol, IBlockOperation? body, IOperation operation)
    {
        if (body is null || symbol.IsAsync) return Unsupported(operation, symbol.IsAsync ? "'async'" : "a function without a body");
        return Function(symbol.Parameters.Length, symbol.Name, operation, () =>
        {
            foreach (var parameter in symbol.Parameters) Scope.Declare(parameter);
            return AsIterator(Statement(body), symbol.Parameters.Length, symbol.ReturnType);
        });
    }

    /// <summary>A function whose first slots are its parameters.</summary>
    DefinitionNode Function(int parameters, string name, IOperation operation, Func<DefinitionNode> lower)
    {
        var outer = Scope;
        Scope = new(outer);
        var body = lower();
        List<DefinitionNode> operands = [.. Scope.Captures.Select(c => new DefinitionNode(NodeKind.Capture, Number: c.Inner, Value: c.Outer)), body];
        var slots = Scope.Count;
        Scope = outer;
        return Node(NodeKind.Lambda, operation, operands) with { Number = slots, Value = parameters, Text = name.Length > 0 ? name : null };
    }

    DefinitionNode MethodGroup(IMethodReferenceOperation reference)
    {
        var method = reference.Method;
        if (method.MethodKind == MethodKind.LocalFunction) return Local(Scope.SlotOf(method.OriginalDefinition));
        var root = Symbols.Root(method);
        if (Symbols.IsLanguage(root)) return LanguageMethodGroup(reference, root);
        if (Symbols.IsLibrary(root)) return LibraryMethodGroup(reference);
        Need(method);
        NeedContainingType(method);
        var isVirtual = !method.IsStatic && IsVirtualCall(method, reference.Instance);
        return Node(NodeKind.MethodGroup, reference, method.IsStatic ? [] : [Receiver(reference.Instance)]) with
        {
            Text = Symbols.Key(isVirtual ? root : method),
            Number = method.IsStatic ? 0 : isVirtual ? HasReceiver | IsVirtual : HasReceiver,
        };
    }

    /// <summary>A method of the class library as a function that calls it.</summary>
    DefinitionNode LibraryMethodGroup(IMethodReferenceOperation reference)
    {
        var method = reference.Method;
        var receiver = Scope.Temporary();
        var receiverSymbol = method;
        var lambda = Function(method.Parameters.Length, method.Name, reference, () =>
        {
            List<DefinitionNode> arguments = [.. method.Parameters.Select(p => Local(Scope.Declare(p)))];
            if (method.IsStatic)
            {
                return Returned(Node(NodeKind.Library, reference, [TypeOf(method.ReturnType), .. arguments]) with { Text = $"{Symbols.FullName(method.ContainingType)}.{method.Name}" });
            }

            var inner = Scope.Temporary();
            Scope.Captures.Add((inner, receiver));
            return Returned(Node(NodeKind.LibraryMember, reference, [TypeOf(method.ReturnType), Local(inner), .. arguments]) with { Text = receiverSymbol.Name });
        });
        return method.IsStatic
            ? lambda
            : new(NodeKind.Scope, Operands:
            [
                Local(receiver),
                new(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [Local(receiver), Receiver(reference.Instance)]), lambda]),
            ]);
    }

    static DefinitionNode Returned(DefinitionNode value) => new(NodeKind.Return, Operands: [value]);
}
