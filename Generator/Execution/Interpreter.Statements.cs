using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Statements.</content>
sealed partial class Interpreter
{
    Flow Execute(DefinitionNode node, Frame frame)
    {
        Limits.Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        try
        {
            return node.Kind switch
            {
                NodeKind.Block => Block(node, frame),
                NodeKind.Scope => Scope(node, frame),
                NodeKind.If => Condition(node[0], frame) ? Execute(node[1], frame) : node.Operands.Count > 2 ? Execute(node[2], frame) : Flow.Next,
                NodeKind.For => For(node, frame),
                NodeKind.While => While(node, frame),
                NodeKind.ForEach => ForEach(node, frame),
                NodeKind.Switch => Switch(node, frame),
                NodeKind.Return => Return(node, frame),
                NodeKind.Break => Flow.Break,
                NodeKind.Continue => Flow.Continue,
                NodeKind.Expression => Discarded(node[0], frame),
                _ => Discarded(node, frame),
            };
        }
        catch (Exception failure) when (node.Location >= 0 && Failures.ProblemOf(failure) is not null)
        {
            var (id, message) = Failures.ProblemOf(failure)!.Value;
            throw Fail(id, message, node, frame);
        }
    }

    Flow Discarded(DefinitionNode node, Frame frame)
    {
        Evaluate(node, frame);
        return Flow.Next;
    }

    Flow Block(DefinitionNode node, Frame frame)
    {
        foreach (var statement in node.Operands)
        {
            var flow = Execute(statement, frame);
            if (flow != Flow.Next) return flow;
        }

        return Flow.Next;
    }

    Flow Scope(DefinitionNode node, Frame frame)
    {
        Renew(node, frame);
        return Execute(node[node.Operands.Count - 1], frame);
    }

    /// <summary>Gives the variables of a scope new storage, so that what lambdas captured before stays theirs.</summary>
    static void Renew(DefinitionNode scope, Frame frame)
    {
        for (var i = 0; i < scope.Operands.Count - 1; i++) frame.Variables[scope[i].Number] = new();
    }

    Flow For(DefinitionNode node, Frame frame)
    {
        Execute(node[0], frame);
        while (Condition(node[1], frame))
        {
            var flow = Execute(node[3], frame);
            if (flow == Flow.Break) break;
            if (flow == Flow.Return) return flow;
            Execute(node[2], frame);
        }

        return Flow.Next;
    }

    Flow While(DefinitionNode node, Frame frame)
    {
        var isUntested = node.Number == 1;
        while (isUntested || Condition(node[0], frame))
        {
            isUntested = false;
            var flow = Execute(node[1], frame);
            if (flow == Flow.Break) break;
            if (flow == Flow.Return) return flow;
        }

        return Flow.Next;
    }

    Flow ForEach(DefinitionNode node, Frame frame)
    {
        var target = node[0];
        foreach (var item in Collections.Items(Evaluate(node[1], frame)))
        {
            Limits.Step();
            if (target.Kind == NodeKind.Scope) Renew(target, frame);
            Store(target.Kind == NodeKind.Scope ? target[target.Operands.Count - 1] : target, item, frame);
            var flow = Execute(node[2], frame);
            if (flow == Flow.Break) break;
            if (flow == Flow.Return) return flow;
        }

        return Flow.Next;
    }

    Flow Switch(DefinitionNode node, Frame frame)
    {
        var value = Evaluate(node[0], frame);
        var sections = node.Operands.Skip(1).ToList();
        var chosen = sections.FirstOrDefault(s => s.Operands.Any(l => l.Kind == NodeKind.Label && Match(l[0], value, frame) && Condition(l[1], frame)))
            ?? sections.FirstOrDefault(s => s.Number == 1);
        if (chosen is null) return Flow.Next;
        var flow = Execute(chosen[chosen.Operands.Count - 1], frame);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    Flow Return(DefinitionNode node, Frame frame)
    {
        frame.Result = node.Operands.Count > 0 ? Copy(Evaluate(node[0], frame)) : null;
        return Flow.Return;
    }
}
