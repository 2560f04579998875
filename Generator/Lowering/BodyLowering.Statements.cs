using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <content>Statements.</content>
sealed partial class BodyLowering
{
    public DefinitionNode Statement(IOperation? operation)
    {
        if (++depth > MaximumDepth && operation is not null)
        {
            depth--;
            return Unsupported(operation, "code nested this deeply");
        }

        var node = LowerStatement(operation);
        depth--;
        return node;
    }

    DefinitionNode LowerStatement(IOperation? operation) => operation switch
    {
        null or IEmptyOperation => new(NodeKind.Block),
        IBlockOperation block => Block(block),
        IVariableDeclarationGroupOperation group => new(NodeKind.Block, Operands: group.Declarations.SelectMany(d => d.Declarators).SelectMany(Declarator).ToEquatableArray()),
        IExpressionStatementOperation statement => new(NodeKind.Expression, Operands: [Expression(statement.Operation)]),
        IConditionalOperation { WhenFalse: { } otherwise } branch => new(NodeKind.If, Operands: [Expression(branch.Condition), Statement(branch.WhenTrue), Statement(otherwise)]),
        IConditionalOperation branch => new(NodeKind.If, Operands: [Expression(branch.Condition), Statement(branch.WhenTrue)]),
        IForLoopOperation loop => For(loop),
        IWhileLoopOperation loop => While(loop),
        IForEachLoopOperation loop => ForEach(loop),
        ISwitchOperation choice => Switch(choice),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } yielded => Yield(yielded),
        IReturnOperation { ReturnedValue: { Syntax.Parent: RefExpressionSyntax } place } => new(NodeKind.Return, Operands: [Node(NodeKind.Reference, place, Target(place))]),
        IReturnOperation { ReturnedValue: { } value } => new(NodeKind.Return, Operands: [Expression(value)]),
        IReturnOperation => new(NodeKind.Return),
        IBranchOperation { BranchKind: BranchKind.Break } => new(NodeKind.Break),
        IBranchOperation { BranchKind: BranchKind.Continue } => new(NodeKind.Continue),
        IBranchOperation jump => new(NodeKind.GoTo, Number: LabelOf(jump.Target)),
        ILabeledOperation labeled => new(NodeKind.Labeled, Number: LabelOf(labeled.Label), Operands: [Statement(labeled.Operation)]),
        ILocalFunctionOperation => new(NodeKind.Block),
        ITryOperation attempt => Try(attempt),
        IUsingOperation resource => Using(resource),
        ILockOperation exclusive => new(NodeKind.Block, Operands: [new(NodeKind.Expression, Operands: [Expression(exclusive.LockedValue)]), Statement(exclusive.Body)]),
        _ => new(NodeKind.Expression, Operands: [Expression(operation)]),
    };

    DefinitionNode Block(IBlockOperation block)
    {
        foreach (var local in block.Locals) Scope.Declare(local);
        var functions = block.Operations.OfType<ILocalFunctionOperation>().ToList();
        foreach (var function in functions) Scope.Declare(function.Symbol);

        // Local functions may be called before they are declared.
        List<DefinitionNode> statements = [.. functions.Select(LocalFunction), .. Statements(block.Operations, 0)];
        var body = new DefinitionNode(NodeKind.Block, Operands: statements.ToEquatableArray());
        return Scoped(block.Locals.Concat<ISymbol>(functions.Select(f => f.Symbol)), body);
    }

    DefinitionNode LocalFunction(ILocalFunctionOperation function)
    {
        var lambda = Lambda(function.Symbol, function.Body, function);
        return new(NodeKind.Assign, Operands: [Local(Scope.SlotOf(function.Symbol)), lambda]);
    }

    IEnumerable<DefinitionNode> Declarator(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        var variable = Local(Scope.SlotOf(declarator.Symbol));
        if (declarator.Symbol.RefKind != RefKind.None) return [initializer is null ? Broken(declarator) : Node(NodeKind.Alias, declarator, variable, Target(initializer.Value))];
        return initializer is null ? [] : [Node(NodeKind.Assign, declarator, variable, Expression(initializer.Value))];
    }

    DefinitionNode For(IForLoopOperation loop)
    {
        foreach (var local in loop.Locals.Concat(loop.ConditionLocals)) Scope.Declare(local);
        var node = new DefinitionNode(NodeKind.For, Place(loop.Syntax), Operands:
        [
            new(NodeKind.Block, Operands: loop.Before.Select(Statement).ToEquatableArray()),
            loop.Condition is null ? True : Expression(loop.Condition),
            new(NodeKind.Block, Operands: loop.AtLoopBottom.Select(Statement).ToEquatableArray()),
            Statement(loop.Body),
        ]);
        return Scoped(loop.Locals, node with { Operands = [.. node.Operands, .. Captured(loop.ConditionLocals)] });
    }

    DefinitionNode While(IWhileLoopOperation loop)
    {
        foreach (var local in loop.Locals) Scope.Declare(local);
        var condition = loop.Condition is null ? True : Expression(loop.Condition);
        if (loop.ConditionIsUntil) condition = new(NodeKind.Unary, Text: "Not", Operands: [condition]);
        var body = Statement(loop.Body);
        return Node(NodeKind.While, loop, [condition, body, .. Captured(loop.Locals)]) with { Number = loop.ConditionIsTop ? 0 : 1 };
    }

    DefinitionNode ForEach(IForEachLoopOperation loop)
    {
        if (loop.IsAsynchronous) return Unsupported(loop, "'await'");
        foreach (var local in loop.Locals) Scope.Declare(local);
        var target = loop.LoopControlVariable switch
        {
            IVariableDeclaratorOperation variable => Local(Scope.SlotOf(variable.Symbol)),
            var pattern when DeconstructionOf(loop.Syntax) is { } method => Deconstruction(pattern, method),
            var pattern => Deconstruction(pattern, null),
        };
        var items = Enumerated(loop);
        var body = Statement(loop.Body);
        return Node(NodeKind.ForEach, loop, Scoped(loop.Locals, target), items, body) with
        {
            Location = Place(loop.Collection.Syntax),
            Number = loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } ? 1 : 0,
        };
    }

    DefinitionNode Deconstruction(IOperation targets, IMethodSymbol? method)
    {
        if (method is not null) Need(method);
        return new(NodeKind.Deconstruct, Place(targets.Syntax), Text: method is null ? null : Symbols.Key(method), Operands: [Target(targets)]);
    }

    DefinitionNode Switch(ISwitchOperation choice)
    {
        var locals = choice.Locals.Concat(choice.Cases.SelectMany(c => c.Locals)).ToList();
        foreach (var local in locals) Scope.Declare(local);
        var sections = choice.Cases.Select(section => new DefinitionNode(
            NodeKind.Section, Number: section.Clauses.Any(c => c is IDefaultCaseClauseOperation) ? 1 : 0, Operands:
            [
                .. section.Clauses.Select(c => Label(c) with { Number = c.Label is null ? -1 : LabelOf(c.Label) }),
                new(NodeKind.Block, Operands: section.Body.Select(Statement).ToEquatableArray()),
            ]));
        return Scoped(locals, Node(NodeKind.Switch, choice, [Expression(choice.Value), .. sections]));
    }

    DefinitionNode Label(ICaseClauseOperation clause) => clause switch
    {
        IDefaultCaseClauseOperation => new(NodeKind.Label),
        ISingleValueCaseClauseOperation single => new(NodeKind.Label, Operands: [new(NodeKind.PatternConstant, Operands: [Expression(single.Value)]), True]),
        IPatternCaseClauseOperation pattern => new(NodeKind.Label, Operands: [Pattern(pattern.Pattern), pattern.Guard is null ? True : Expression(pattern.Guard)]),
        _ => new(NodeKind.Label, Operands: [Unsupported(clause, "this case"), True]),
    };
}
