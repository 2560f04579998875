namespace NetGenCompiler.Graphs.Text;

/// <summary>Reads a graph line by line.</summary>
sealed class GraphParser
{
    readonly List<Parameter> parameters = [];
    readonly List<Node> nodes = [];
    readonly List<NamedValue> inputs = [], outputs = [];
    string? name;

    /// <summary>Reads the next line; an empty one is passed over.</summary>
    /// <exception cref="GraphTextException">The line is not what comes next in a graph.</exception>
    public void Line(string line, int number)
    {
        var scanner = new TextScanner(line, number);
        if (scanner.AtEnd) return;
        var values = new ValueParser(scanner, parameters);
        if (name is null)
        {
            scanner.Take("graph");
            name = scanner.Name("a name");
        }
        else if (scanner.TryTake("parameter")) parameters.Add(Parameter(scanner, values));
        else if (scanner.TryTake("input")) inputs.Add(new(scanner.Name("a name"), values.Value()));
        else if (scanner.TryTake("output")) outputs.Add(new(scanner.Name("a name"), values.Value()));
        else if (scanner.TryTake("then")) AddEpilogue(scanner, Epilogue(scanner, values));
        else nodes.Add(Node(scanner, values));
        scanner.TakeEnd();
    }

    /// <summary>The graph of all lines.</summary>
    /// <exception cref="GraphTextException">There is none.</exception>
    public Graph Finish(int lines) => name is null
        ? throw new GraphTextException(lines, "expected 'graph', but the text ends")
        : new(name, parameters.ToEquatableArray(), nodes.ToEquatableArray(), inputs.ToEquatableArray(), outputs.ToEquatableArray());

    Parameter Parameter(TextScanner scanner, ValueParser values)
    {
        scanner.Take($"p{parameters.Count}");
        var path = scanner.Name("a name");
        var shape = values.Shape();
        var kind = Item<ParameterKind>(scanner);
        var distribution = Item<InitializerKind>(scanner);
        scanner.Take("(");
        var value = scanner.Double();
        scanner.Take(")");
        return new(path, shape, kind, new(distribution, value));
    }

    Node Node(TextScanner scanner, ValueParser values)
    {
        scanner.Take("%");
        scanner.Take($"{nodes.Count}");
        var path = scanner.Name("a name");
        scanner.Take("=");
        var op = values.Op();
        var operands = scanner.List("(", ")", values.Value);
        var weights = scanner.TryTake("weights") ? scanner.List("(", ")", values.Weight) : [];
        scanner.Take("->");
        var shapes = scanner.List("(", ")", values.Shape);
        return new(path, op, operands.ToEquatableArray(), weights.ToEquatableArray(), shapes.ToEquatableArray(), [], null);
    }

    static Epilogue Epilogue(TextScanner scanner, ValueParser values)
    {
        var op = values.Op();
        var operands = scanner.List<Value?>("(", ")", () => scanner.TryTake("result") ? null : values.Value());
        var isRight = operands.Count == 2 && operands[1] is null;
        if (operands.Count is 0 or > 2 || operands.Count(o => o is null) != 1) throw scanner.Error("an epilogue has the operand 'result' and at most one other");
        var weights = scanner.TryTake("weights") ? scanner.List("(", ")", values.Weight) : [];
        return new(op, operands.FirstOrDefault(o => o is not null), isRight, weights.ToEquatableArray());
    }

    void AddEpilogue(TextScanner scanner, Epilogue epilogue)
    {
        if (nodes.Count == 0) throw scanner.Error("an epilogue follows a node, but there is none");
        var node = nodes[nodes.Count - 1];
        nodes[nodes.Count - 1] = node with { Epilogues = [.. node.Epilogues, epilogue] };
    }

    static T Item<T>(TextScanner scanner)
        where T : struct, Enum
    {
        var word = scanner.Word($"one of {GraphText.Items<T>()}");
        return typeof(T).GetEnumValues().Cast<T>().Where(v => GraphText.Item(v) == word).Select(v => (T?)v).FirstOrDefault()
            ?? throw scanner.Error($"'{word}' is not one of {GraphText.Items<T>()}");
    }
}
