using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Collections.</content>
sealed partial class Interpreter
{
    object NewArray(DefinitionNode node, Frame frame)
    {
        var type = Resolve(node[0], frame);
        var lengths = new int[node.Number];
        for (var i = 0; i < lengths.Length; i++)
        {
            var length = NumericTypes.ToLong(Evaluate(node[i + 1], frame)!);
            if (length < 0) throw new LibraryException(ProblemIds.Arithmetic, $"an array cannot have {length} elements");
            Limits.Allocate(length);
            lengths[i] = (int)length;
        }

        var count = lengths.Aggregate(1L, (product, length) => product * length);
        if (lengths.Length > 1) Limits.Allocate(count);
        var items = new object?[count];
        var first = lengths.Length + 1;
        for (var i = 0; i < items.Length; i++) items[i] = node.Operands.Count > first ? Copy(Evaluate(node[first + i], frame)) : DefaultOf(type);
        return lengths.Length == 1 ? items : new GridValue(lengths, items);
    }

    GridValue GridOf(DefinitionNode node, Frame frame) => (GridValue)NotNull(node[0], frame);

    int[] Indices(DefinitionNode node, Frame frame) => [.. EvaluateAll(node, frame, 1).Select(index => checked((int)NumericTypes.ToLong(index!)))];

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
            "span" => new ArraySegment<object?>([.. items]),
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
        return node.Number == 1 && IsException(receiver) ? ExceptionMember(receiver, node.Text!, isBase: true) : Library.CallMember(this, receiver, node.Text!, call);
    }
}
