using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>Checks one node: its operands, the shapes of its results, its weights and its epilogues.</summary>
sealed class NodeVerifier(Graph graph, int index)
{
    readonly List<string> violations = [];
    readonly Node node = graph.Nodes[index];

    public IReadOnlyList<string> Verify()
    {
        // Without operands there are no shapes to compare with.
        if (!CheckOperands()) return violations;
        CheckOp(node.Op, graph.InputShapes(node), node.Outputs, node.Weights, node.Op.Name);
        foreach (var epilogue in node.Epilogues) CheckEpilogue(epilogue);
        return violations;
    }

    bool CheckOperands()
    {
        foreach (var operand in node.Operands)
        {
            if (operand.Node < 0 || operand.Node >= index) Add($"its operand {operand} is not from an earlier node");
            else if (operand.Output < 0 || operand.Output >= graph.Nodes[operand.Node].Outputs.Count) Add($"its operand {operand} does not exist");
        }

        if (node.Op.Arity is { } arity && node.Inputs.Count != arity) Add($"{node.Op.Name} takes {arity} operands, not {node.Inputs.Count}");
        return violations.Count == 0;
    }

    void CheckEpilogue(Epilogue epilogue)
    {
        var what = $"the epilogue {epilogue.Op.Name}";
        if (epilogue.Op.Arity is not (1 or 2) || epilogue.Op.Arity == 2 != epilogue.Operand is not null)
        {
            Add($"{what} has {(epilogue.Operand is null ? "no other operand" : "another operand")}, but {epilogue.Op.Name} takes {epilogue.Op.Arity} operands");
            return;
        }

        if (node.Outputs.Count == 0) return;
        IReadOnlyList<TensorShape> shapes = epilogue.Operand is not { } operand ? [node.Output]
            : epilogue.ResultIsRight ? [graph.ShapeOf(operand), node.Output]
            : [node.Output, graph.ShapeOf(operand)];
        CheckOp(epilogue.Op, shapes, [node.Output], epilogue.Weights, what);
    }

    void CheckOp(Op op, IReadOnlyList<TensorShape> operands, EquatableArray<TensorShape> results, EquatableArray<Weight> weights, string what)
    {
        try
        {
            var inferred = op.InferShapes(operands);
            if (inferred != results) Add($"{what} makes {inferred}, but its results are {results}");
            var expected = op.Parameters(operands).Select(p => p.Shape).ToEquatableArray();
            var found = weights.Select(w => w.Shape).ToEquatableArray();
            if (expected != found) Add($"{what} needs the weights {Text(expected)}, but has {Text(found)}");
        }
        catch (ShapeException exception)
        {
            Add(exception.Message);
        }

        foreach (var weight in weights) CheckWeight(weight);
    }

    void CheckWeight(Weight weight)
    {
        switch (weight)
        {
            case Weight.Stored stored:
                if (stored.Parameter < 0 || stored.Parameter >= graph.Parameters.Count) Add($"there is no parameter p{stored.Parameter}");
                else if (graph.Parameters[stored.Parameter].Shape is var shape && (shape.Length != stored.Shape.Length || shape.Element != stored.Shape.Element)) Add($"p{stored.Parameter} is {shape}, but is read as {stored.Shape}");
                break;
            case Weight.NormScale scale:
                CheckEqual(scale, scale.Gamma, scale.Variance);
                break;
            case Weight.MultiplyAdd sum:
                CheckEqual(sum, sum.First, sum.Scale, sum.Shift);
                break;
            case Weight.ScaledRows rows:
                if (rows.Matrix.Shape.Rank == 0 || rows.Scale.Shape.Length != rows.Matrix.Shape[0]) Add($"{nameof(Weight.ScaledRows)} scales the rows of {rows.Matrix.Shape} by {rows.Scale.Shape}");
                CheckWeight(rows.Matrix);
                CheckWeight(rows.Scale);
                break;
        }
    }

    void CheckEqual(Weight whole, params Weight[] parts)
    {
        if (parts.Any(p => p.Shape != parts[0].Shape)) Add($"{whole.GetType().Name} combines {Text(parts.Select(p => p.Shape))}");
        foreach (var part in parts) CheckWeight(part);
    }

    static string Text(IEnumerable<TensorShape> shapes) => string.Join(", ", shapes.Select(s => s.ToString()).DefaultIfEmpty("none"));

    void Add(string violation) => violations.Add($"node '{node.Name}': {violation}");
}
