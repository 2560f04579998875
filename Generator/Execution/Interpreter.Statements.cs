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
                NodeKind.Try => Try(node, frame),
                NodeKind.Iterator => StartIterator(node, frame),
                NodeKind.Labeled => Execute(node[0], frame),
                NodeKind.GoTo => Jump(node, frame),
                NodeKind.Expression => Discarded(node[0], frame),
                _ => Discarded(node, frame),
            };
        }
        catch (Exception failure) when (node.Location >= 0 && Failures.ProblemOf(failure) is not null)
        {
            throw Located(failure, node, frame);
        }
    }

    Flow Discarded(DefinitionNode node, Frame frame)
    {
        Evaluate(node, frame);
        return Flow.Next;
    }

    Flow Block(DefinitionNode node, Frame frame) => Block(node, 0, frame);

    Flow Block(DefinitionNode node, int first, Frame frame)
    {
        for (var i = first; i < node.Operands.Count; i++)
        {
            var flow = Execute(node[i], frame);
            if (flow == Flow.GoTo && IndexOfLabel(node, frame.Label) is >= 0 and var target) i = target - 1;
            else if (flow != Flow.Next) return flow;
        }

        return Flow.Next;
    }

    static Flow Jump(DefinitionNode node, Frame frame)
    {
        frame.Label = node.Number;
        return Flow.GoTo;
    }

    /// <summary>The statement of a block that has a label; −1 where none has.</summary>
    static int IndexOfLabel(DefinitionNode block, int label)
    {
        for (var i = 0; i < block.Operands.Count; i++)
        {
            for (var statement = block[i]; statement.Kind == NodeKind.Labeled; statement = statement[0])
            {
                if (statement.Number == label) return i;
            }
        }

        return -1;
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
        while (LoopCondition(node, frame))
        {
            var flow = Execute(node[3], frame);
            if (flow == Flow.Break) break;
            if (flow is Flow.Return or Flow.GoTo) return flow;
            Execute(node[2], frame);
        }

        return Flow.Next;
    }

    Flow While(DefinitionNode node, Frame frame)
    {
        var isUntested = node.Number == 1;
        while (isUntested || LoopCondition(node, frame))
        {
            isUntested = false;
            var flow = Execute(node[1], frame);
            if (flow == Flow.Break) break;
            if (flow is Flow.Return or Flow.GoTo) return flow;
        }

        return Flow.Next;
    }

    /// <summary>Whether a loop goes on; the variables that its condition declares are new each time.</summary>
    bool LoopCondition(DefinitionNode node, Frame frame)
    {
        var (condition, first) = node.Kind == NodeKind.For ? (1, 4) : (0, 2);
        for (var i = first; i < node.Operands.Count; i++) frame.Variables[node[i].Number] = new();
        return Condition(node[condition], frame);
    }

    Flow ForEach(DefinitionNode node, Frame frame)
    {
        var items = Evaluate(node[1], frame);
        foreach (var item in node.Number == 1 ? Collections.Places(items, this) : Collections.Items(items))
        {
            if (node.Number == 1) frame.Variables[node[0].Number] = (Variable)item!;
            else StartItem(node, item, frame);
            var flow = Execute(node[2], frame);
            if (flow == Flow.Break) break;
            if (flow is Flow.Return or Flow.GoTo) return flow;
        }

        return Flow.Next;
    }

    void StartItem(DefinitionNode loop, object? item, Frame frame)
    {
        Limits.Step();
        var target = loop[0];
        if (target.Kind == NodeKind.Scope) Renew(target, frame);
        Store(target.Kind == NodeKind.Scope ? target[target.Operands.Count - 1] : target, item, frame);
    }

    Flow Switch(DefinitionNode node, Frame frame)
    {
        var flow = Flow.Next;
        for (var section = SectionOf(node, frame); section is not null; section = SectionWithLabel(node, frame.Label))
        {
            var body = section[section.Operands.Count - 1];
            flow = Block(body, Math.Max(0, flow == Flow.GoTo ? IndexOfLabel(body, frame.Label) : 0), frame);
            if (flow != Flow.GoTo) break;
        }

        return flow == Flow.Break ? Flow.Next : flow;
    }

    DefinitionNode? SectionOf(DefinitionNode node, Frame frame)
    {
        var value = Evaluate(node[0], frame);
        var sections = node.Operands.Skip(1).ToList();
        return sections.FirstOrDefault(s => s.Operands.Any(l => l.Kind == NodeKind.Label && l.Operands.Count > 0 && Match(l[0], value, frame) && Condition(l[1], frame)))
            ?? sections.FirstOrDefault(s => s.Number == 1);
    }

    /// <summary>The section that a jump goes to: by one of its cases, or by a label inside.</summary>
    static DefinitionNode? SectionWithLabel(DefinitionNode node, int label) => node.Operands.Skip(1)
        .FirstOrDefault(s => s.Operands.Any(l => l.Kind == NodeKind.Label && l.Number == label) || IndexOfLabel(s[s.Operands.Count - 1], label) >= 0);

    Flow Return(DefinitionNode node, Frame frame)
    {
        frame.Result = node.Operands.Count > 0 ? Copy(Evaluate(node[0], frame)) : null;
        return Flow.Return;
    }
}
