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
            return Dereferenced(method.ReturnsByRef || method.ReturnsByRefReadonly, Node(NodeKind.Invoke, call, [WithTypes(Local(Scope.SlotOf(method.OriginalDefinition)), method), .. Arguments(call.Arguments)]));
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
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual) && call.ConstrainedToType is { } type)
        {
            var argument = new DefinitionNode(NodeKind.TypeArguments, Operands: [TypeOf(type)]);
            return Node(NodeKind.Call, call, [argument with { Operands = [.. argument.Operands, .. method.TypeArguments.Select(TypeOf)] }, .. Arguments(call.Arguments)]) with { Text = Symbols.Key(method), Number = IsOnTypeArgument };
        }

        var isStatic = method.IsStatic || method.ContainingType.IsExtension;
        var isVirtual = !isStatic && IsVirtualCall(method, call.Instance);
        List<DefinitionNode> operands = [.. TypeArguments(method)];
        var isByReference = method.ContainingType.ExtensionParameter?.RefKind == RefKind.Ref;
        if (!method.IsStatic) operands.Add(isByReference ? Node(NodeKind.Reference, call, Target(call.Instance!)) : Receiver(call.Instance));
        operands.AddRange(Arguments(call.Arguments));
        return Dereferenced(method.ReturnsByRef || method.ReturnsByRefReadonly, Node(NodeKind.Call, call, operands) with
        {
            Text = Symbols.Key(isVirtual ? Symbols.Root(method) : method),
            Number = isStatic ? 0 : isVirtual ? HasReceiver | IsVirtual : HasReceiver,
        });
    }

    static DefinitionNode Dereferenced(bool isReference, DefinitionNode call) => isReference ? new(NodeKind.Dereference, call.Location, Operands: [call]) : call;

    /// <summary>A function with the type arguments of a method, where it has some.</summary>
    DefinitionNode WithTypes(DefinitionNode function, IMethodSymbol method)
    {
        List<DefinitionNode> types = [.. TypeArguments(method).SelectMany(t => t.Operands)];
        return types.Count == 0 ? function : new(NodeKind.WithTypes, function.Location, Operands: [function, .. types]);
    }

    /// <summary>The type arguments that a callee cannot find in its object; none where there are none.</summary>
    IEnumerable<DefinitionNode> TypeArguments(IMethodSymbol method)
    {
        var arguments = (Symbols.TakesClassArguments(method) ? Symbols.TypeArguments(method.ContainingType) : []).Concat(method.TypeArguments).ToList();
        if (arguments.Count > 0) yield return new(NodeKind.TypeArguments, Operands: arguments.Select(TypeOf).ToEquatableArray());
    }

    DefinitionNode LibraryCall(IInvocationOperation call, IMethodSymbol method)
    {
        var ofEnum = method is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_Enum } && call.TargetMethod.TypeArguments is [var item] ? item : null;
        var result = ofEnum ?? (call.TargetMethod.Parameters.LastOrDefault() is { RefKind: RefKind.Out } parameter ? parameter.Type : call.TargetMethod.ReturnType);
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
        return Function(symbol.Parameters.Length, symbol.Name, symbol.TypeParameters, operation, () =>
        {
            foreach (var parameter in symbol.Parameters) Scope.Declare(parameter);
            return AsIterator(Statement(body), symbol.Parameters.Length, symbol.ReturnType);
        });
    }

    /// <summary>A function whose first slots are its parameters.</summary>
    DefinitionNode Function(int parameters, string name, ImmutableArray<ITypeParameterSymbol> types, IOperation operation, Func<DefinitionNode> lower)
    {
        var outer = Scope;
        Scope = new(outer);
        var body = lower();
        List<DefinitionNode> operands = [.. Scope.Captures.Select(c => new DefinitionNode(NodeKind.Capture, Number: c.Inner, Value: c.Outer)), .. types.Select(TypeReferences.Of), body];
        var slots = Scope.Count;
        Scope = outer;
        return Node(NodeKind.Lambda, operation, operands) with { Number = slots, Value = parameters, Text = name.Length > 0 ? name : null };
    }

    DefinitionNode MethodGroup(IMethodReferenceOperation reference)
    {
        var method = reference.Method;
        if (method.MethodKind == MethodKind.LocalFunction) return WithTypes(Local(Scope.SlotOf(method.OriginalDefinition)), method);
        var root = Symbols.Root(method);
        if (Symbols.IsLanguage(root)) return LanguageMethodGroup(reference, root);
        if (Symbols.IsLibrary(root)) return LibraryMethodGroup(reference);
        Need(method);
        NeedContainingType(method);
        var isStatic = method.IsStatic || method.ContainingType.IsExtension || method.ReducedFrom is not null;
        var isVirtual = !isStatic && IsVirtualCall(method, reference.Instance);
        var group = Node(NodeKind.MethodGroup, reference, reference.Instance is null ? [] : [Receiver(reference.Instance)]) with
        {
            Text = Symbols.Key(isVirtual ? root : method),
            Number = isStatic ? 0 : isVirtual ? HasReceiver | IsVirtual : HasReceiver,
        };
        return WithTypes(group, method);
    }

    /// <summary>A method of the class library as a function that calls it.</summary>
    DefinitionNode LibraryMethodGroup(IMethodReferenceOperation reference)
    {
        var method = reference.Method;
        var receiver = Scope.Temporary();
        var receiverSymbol = method;
        var bound = reference.Instance is null ? 0 : 1;
        var isExtension = bound == 1 && method is { IsStatic: true, ReducedFrom: null };
        var parameters = isExtension ? method.Parameters.RemoveAt(0) : method.Parameters;
        var lambda = Function(parameters.Length, method.Name, [], reference, () =>
        {
            List<DefinitionNode> arguments = [.. parameters.Select(p => Local(Scope.Declare(p)))];
            var inner = bound == 1 ? Scope.Temporary() : 0;
            if (bound == 1) Scope.Captures.Add((inner, receiver));
            if (method.IsStatic || method.ReducedFrom is not null)
            {
                List<DefinitionNode> all = [TypeOf(method.ReturnType), .. Enumerable.Repeat(Local(inner), bound), .. arguments];
                return Returned(Node(NodeKind.Library, reference, all) with { Text = $"{Symbols.FullName(method.ContainingType)}.{method.Name}" });
            }

            return Returned(Node(NodeKind.LibraryMember, reference, [TypeOf(method.ReturnType), Local(inner), .. arguments]) with { Text = receiverSymbol.Name });
        });
        return bound == 0
            ? lambda
            : new(NodeKind.Scope, Operands:
            [
                Local(receiver),
                new(NodeKind.Sequence, Operands: [new(NodeKind.Assign, Operands: [Local(receiver), Receiver(reference.Instance)]), lambda]),
            ]);
    }

    static DefinitionNode Returned(DefinitionNode value) => new(NodeKind.Return, Operands: [value]);
}
