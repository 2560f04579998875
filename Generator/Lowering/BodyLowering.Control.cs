using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <content>Exceptions, resources, jumps and iterators.</content>
sealed partial class BodyLowering
{
    readonly Stack<int> failures = new();
    readonly Dictionary<ILabelSymbol, int> labels = new(SymbolEqualityComparer.Default);

    int LabelOf(ILabelSymbol label) => labels.TryGetValue(label, out var number) ? number : labels[label] = labels.Count;

    DefinitionNode Try(ITryOperation attempt)
    {
        List<DefinitionNode> operands = [Statement(attempt.Body), .. attempt.Catches.Select(Catch)];
        if (attempt.Finally is { } last) operands.Add(Statement(last));
        return Node(NodeKind.Try, attempt, operands) with { Number = attempt.Finally is null ? 0 : 1 };
    }

    DefinitionNode Catch(ICatchClauseOperation clause)
    {
        foreach (var local in clause.Locals) Scope.Declare(local);
        var failure = Scope.Temporary();
        failures.Push(failure);
        var variable = clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declarator ? Local(Scope.SlotOf(declarator.Symbol)) : new(NodeKind.Discard);
        var filter = clause.Filter is null ? True : Expression(clause.Filter);
        var body = Statement(clause.Handler);
        failures.Pop();
        return Node(NodeKind.Catch, clause, [TypeOf(clause.ExceptionType), variable, filter, body, .. Captured(clause.Locals)]) with { Number = failure };
    }

    DefinitionNode Throw(IThrowOperation thrown) => thrown.Exception is { } exception
        ? Node(NodeKind.Throw, thrown, Expression(exception))
        : Node(NodeKind.Throw, thrown) with { Number = failures.Peek() };

    /// <summary>The statements of a block; those after a using declaration are what it encloses.</summary>
    IEnumerable<DefinitionNode> Statements(IReadOnlyList<IOperation> operations, int first)
    {
        for (var i = first; i < operations.Count; i++)
        {
            if (operations[i] is ILocalFunctionOperation) continue;
            if (operations[i] is not IUsingDeclarationOperation resource)
            {
                yield return Statement(operations[i]);
                continue;
            }

            var next = i + 1;
            yield return resource.IsAsynchronous
                ? Unsupported(resource, "'await'")
                : Using(resource.DeclarationGroup, resource, () => new(NodeKind.Block, Operands: Statements(operations, next).ToEquatableArray()));
            yield break;
        }
    }

    DefinitionNode Using(IUsingOperation statement)
    {
        if (statement.IsAsynchronous) return Unsupported(statement, "'await'");
        foreach (var local in statement.Locals) Scope.Declare(local);
        return Scoped(statement.Locals, Using(statement.Resources, statement, () => Statement(statement.Body)));
    }

    DefinitionNode Using(IOperation resources, IOperation operation, Func<DefinitionNode> body)
    {
        if (resources is IVariableDeclarationGroupOperation group) return Using([.. group.Declarations.SelectMany(d => d.Declarators)], 0, operation, body);
        var slot = Scope.Temporary();
        return Disposed(new(NodeKind.Assign, Operands: [Local(slot), Expression(resources)]), slot, resources.Type, operation, body());
    }

    DefinitionNode Using(IReadOnlyList<IVariableDeclaratorOperation> declarators, int index, IOperation operation, Func<DefinitionNode> body)
    {
        if (index == declarators.Count) return body();
        var variable = declarators[index];
        var acquisition = Declarator(variable).SingleOrDefault() ?? Broken(variable);
        return Disposed(acquisition, Scope.SlotOf(variable.Symbol), variable.Symbol.Type, operation, Using(declarators, index + 1, operation, body));
    }

    DefinitionNode Disposed(DefinitionNode acquisition, int slot, ITypeSymbol? type, IOperation operation, DefinitionNode body)
    {
        foreach (var method in type?.GetMembers("Dispose").OfType<IMethodSymbol>() ?? []) Need(method);
        var release = new DefinitionNode(NodeKind.Expression, Operands: [Node(NodeKind.Dispose, operation, Local(slot))]);
        return new(NodeKind.Block, Operands: [new(NodeKind.Expression, Operands: [acquisition]), Node(NodeKind.Try, operation, body, release) with { Number = 1 }]);
    }

    DefinitionNode Yield(IReturnOperation statement)
    {
        Scope.IsIterator = true;
        return statement is { Kind: OperationKind.YieldReturn, ReturnedValue: { } value } ? Node(NodeKind.Yield, statement, Expression(value)) : new(NodeKind.Return);
    }

    /// <summary>The body of a method or function as that of an iterator, where it yields.</summary>
    public DefinitionNode AsIterator(DefinitionNode body, int parameters, ITypeSymbol result) => !Scope.IsIterator ? body : new(
        NodeKind.Iterator, Number: parameters, Text: result.Name == "IEnumerator" ? "enumerator" : null, Operands: [.. Scope.Captures.Select(c => Local(c.Inner)), body]);

    /// <summary>What a loop enumerates: the collection, or what its own GetEnumerator gives.</summary>
    DefinitionNode Enumerated(IForEachLoopOperation loop)
    {
        var items = Expression(loop.Collection);
        if (loop.Syntax is not CommonForEachStatementSyntax syntax) return items;
        var info = context.ModelOf(syntax.SyntaxTree).GetForEachStatementInfo(syntax);
        if (info.GetEnumeratorMethod is not { } method || Symbols.IsLibrary(method) || Symbols.IsLanguage(method)) return items;
        foreach (var member in new[] { method, info.MoveNextMethod, info.CurrentProperty?.GetMethod }.OfType<IMethodSymbol>()) Need(member);
        if (method.IsExtensionMethod) return Node(NodeKind.Call, loop.Collection, [.. TypeArguments(method), items]) with { Text = Symbols.Key(method) };
        var isVirtual = IsVirtualCall(method, loop.Collection);
        return Node(NodeKind.Call, loop.Collection, items) with { Text = Symbols.Key(isVirtual ? Symbols.Root(method) : method), Number = isVirtual ? HasReceiver | IsVirtual : HasReceiver };
    }
}
