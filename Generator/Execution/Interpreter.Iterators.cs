using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Iterators. They run as they are enumerated, as in the CLR: the host's own iterators hold what is under way.</content>
sealed partial class Interpreter
{
    Flow StartIterator(DefinitionNode node, Frame frame)
    {
        var items = Iterate(node, frame);
        frame.Result = node.Text is null ? items : new EnumeratorValue(items.GetEnumerator());
        return Flow.Return;
    }

    /// <summary>The items of one enumeration, which has variables of its own; only those of functions around are shared.</summary>
    IEnumerable<object?> Iterate(DefinitionNode node, Frame call)
    {
        var frame = new Frame(call.Method, call.Variables.Length, call.Self, call.Caller, call.Types);
        for (var i = 0; i < node.Number; i++) frame.Variables[i].Value = Copy(call.Variables[i].Value);
        for (var i = 0; i < node.Operands.Count - 1; i++) frame.Variables[node[i].Number] = call.Variables[node[i].Number];
        foreach (var item in Steps(node[node.Operands.Count - 1], frame)) yield return item;
    }

    /// <summary>Executes a statement up to each value that it yields; the frame's Flow says how it ended.</summary>
    IEnumerable<object?> Steps(DefinitionNode node, Frame frame)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Limits.Step();
        var steps = node.Kind switch
        {
            NodeKind.Block => BlockSteps(node, 0, frame),
            NodeKind.Labeled => Steps(node[0], frame),
            NodeKind.Scope => ScopeSteps(node, frame),
            NodeKind.If => Condition(node[0], frame) ? Steps(node[1], frame) : node.Operands.Count > 2 ? Steps(node[2], frame) : [],
            NodeKind.For => LoopSteps(node, frame),
            NodeKind.While => LoopSteps(node, frame),
            NodeKind.ForEach => ForEachSteps(node, frame),
            NodeKind.Switch => SwitchSteps(node, frame),
            NodeKind.Try when node.Operands.Count == 1 + node.Number => TrySteps(node, frame),
            _ => null,
        };
        frame.Flow = Flow.Next;
        if (node.Kind == NodeKind.Yield)
        {
            yield return Copy(Evaluate(node[0], frame));
            frame.Flow = Flow.Next;
        }
        else if (steps is null)
        {
            frame.Flow = Execute(node, frame);
        }
        else
        {
            foreach (var item in steps) yield return item;
        }
    }

    IEnumerable<object?> BlockSteps(DefinitionNode node, int first, Frame frame)
    {
        for (var i = first; i < node.Operands.Count; i++)
        {
            foreach (var item in Steps(node[i], frame)) yield return item;
            if (frame.Flow == Flow.GoTo && IndexOfLabel(node, frame.Label) is >= 0 and var target) i = target - 1;
            else if (frame.Flow != Flow.Next) yield break;
        }

        frame.Flow = Flow.Next;
    }

    IEnumerable<object?> ScopeSteps(DefinitionNode node, Frame frame)
    {
        Renew(node, frame);
        return Steps(node[node.Operands.Count - 1], frame);
    }

    IEnumerable<object?> LoopSteps(DefinitionNode node, Frame frame)
    {
        var isFor = node.Kind == NodeKind.For;
        if (isFor) Execute(node[0], frame);
        var isUntested = !isFor && node.Number == 1;
        while (isUntested || LoopCondition(node, frame))
        {
            isUntested = false;
            foreach (var item in Steps(isFor ? node[3] : node[1], frame)) yield return item;
            if (frame.Flow == Flow.Break) break;
            if (frame.Flow is Flow.Return or Flow.GoTo) yield break;
            if (isFor) Execute(node[2], frame);
        }

        frame.Flow = Flow.Next;
    }

    IEnumerable<object?> ForEachSteps(DefinitionNode node, Frame frame)
    {
        foreach (var item in Collections.Items(Evaluate(node[1], frame)))
        {
            StartItem(node, item, frame);
            foreach (var yielded in Steps(node[2], frame)) yield return yielded;
            if (frame.Flow == Flow.Break) break;
            if (frame.Flow is Flow.Return or Flow.GoTo) yield break;
        }

        frame.Flow = Flow.Next;
    }

    IEnumerable<object?> SwitchSteps(DefinitionNode node, Frame frame)
    {
        for (var section = SectionOf(node, frame); section is not null; section = SectionWithLabel(node, frame.Label))
        {
            var body = section[section.Operands.Count - 1];
            foreach (var item in BlockSteps(body, Math.Max(0, frame.Flow == Flow.GoTo ? IndexOfLabel(body, frame.Label) : 0), frame)) yield return item;
            if (frame.Flow != Flow.GoTo) break;
        }

        if (frame.Flow == Flow.Break) frame.Flow = Flow.Next;
    }

    IEnumerable<object?> TrySteps(DefinitionNode node, Frame frame)
    {
        try
        {
            foreach (var item in Steps(node[0], frame)) yield return item;
        }
        finally
        {
            if (!isOver)
            {
                var (flow, label) = (frame.Flow, frame.Label);
                Execute(node[1], frame);
                (frame.Flow, frame.Label) = (flow, label);
            }
        }
    }

    /// <summary>The items of an object that can be enumerated, or that enumerates.</summary>
    public IEnumerable<object?> ItemsOf(Instance instance)
    {
        if ((Implementation(instance, "M:System.Collections.Generic.IEnumerable`1.GetEnumerator") ?? Implementation(instance, "M:System.Collections.IEnumerable.GetEnumerator")) is { } start)
        {
            return Collections.Items(CallMethod(start, instance, [], null, null));
        }

        var prefix = $"M:{instance.Definition.FullName}";
        var next = Implementation(instance, "M:System.Collections.IEnumerator.MoveNext") ?? definitions.Method($"{prefix}.MoveNext");
        var current = Implementation(instance, "M:System.Collections.Generic.IEnumerator`1.get_Current") ?? Implementation(instance, "M:System.Collections.IEnumerator.get_Current") ?? definitions.Method($"{prefix}.get_Current");
        return next is null || current is null
            ? throw new LibraryException(ProblemIds.Unsupported, $"a {instance.Definition.Name} cannot be enumerated while compiling")
            : Remaining(instance, next, current);
    }

    IEnumerable<object?> Remaining(Instance enumerator, MethodDefinition next, MethodDefinition current)
    {
        while ((bool)CallMethod(next, enumerator, [], null, null)!) yield return CallMethod(current, enumerator, [], null, null);
    }
}
