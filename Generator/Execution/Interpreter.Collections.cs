using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Collections.</content>
sealed partial class Interpreter
{
    object?[] NewArray(DefinitionNode node, Frame frame)
    {
        var type = Resolve(node[0], frame);
        var length = NumericTypes.ToLong(Evaluate(node[1], frame)!);
        Limits.Allocate(length);
        var items = new object?[length];
        for (var i = 0; i < items.Length; i++) items[i] = DefaultOf(type);
        return items;
    }

    object MakeCollection(DefinitionNode node, Frame frame)
    {
        var items = new List<object?>();
        foreach (var operand in node.Operands)
        {
            if (operand.Kind != NodeKind.Spread)
            {
                items.Add(Copy(Evaluate(operand, frame)));
                continue;
            }

            foreach (var item in Collections.Items(Evaluate(operand[0], frame)))
            {
                Limits.Step();
                items.Add(Copy(item));
            }
        }

        Limits.Allocate(items.Count);
        return node.Text switch
        {
            "list" => items,
            "dictionary" => new Dictionary<object, object?>(Comparer!),
            "set" => new HashSet<object?>(items, Comparer),
            "sequential" => new SequentialValue([.. items]),
            _ => items.ToArray(),
        };
    }

    object? Member(DefinitionNode node, Frame frame)
    {
        var receiver = Evaluate(node[1], frame);
        var call = new LibraryCall(Resolve(node[0], frame), Arguments(node, frame, 2), Site(node, frame));
        if (receiver is null) throw Fail(ProblemIds.Null, $"'{node.Text}' is called on null", node, frame);
        return Library.CallMember(this, receiver, node.Text!, call);
    }
}
