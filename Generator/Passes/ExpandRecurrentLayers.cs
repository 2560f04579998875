using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Passes;

/// <summary>
/// Each layer and direction of a recurrent network becomes a linear layer over all steps at once, which is one matrix product, and a recurrence; the two
/// directions are joined.
/// </summary>
static class ExpandRecurrentLayers
{
    /// <param name="graph">The graph.</param>
    /// <param name="saves">Whether backward follows, which reads what the recurrences save.</param>
    public static Graph Run(Graph graph, bool saves) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Op is not RecurrentLayers op) return node;
        var value = node.Inputs[0];
        var states = Enumerable.Range(0, op.States).Select(_ => new List<Value>()).ToList();
        for (var layer = 0; layer < op.Layers; layer++)
        {
            if (layer > 0 && op.Dropout > 0) value = rewriter.Add($"{node.Name}.l{layer}.dropout", new Dropout(op.Dropout), [value])[0];
            var input = value;
            List<Value> directions = [];
            for (var direction = 0; direction < op.Directions; direction++)
            {
                var results = Direction(rewriter, node, op, input, layer, direction, saves);
                directions.Add(results[0]);
                for (var state = 0; state < op.States; state++) states[state].Add(results[state]);
            }

            value = directions.Count == 1 ? directions[0] : rewriter.Add(layer == op.Layers - 1 ? node.Name : $"{node.Name}.l{layer}.joined", new Concat(1), directions.ToEquatableArray())[0];
        }

        rewriter.Forward(index, value);
        for (var state = 0; state < op.States; state++) rewriter.Forward(index, LastStates(rewriter, node, op, states[state], state), 1 + state);
        return null;
    });

    /// <summary>The rows of the last steps, layer after layer; what nobody reads is dead.</summary>
    static Value LastStates(GraphRewriter rewriter, Node node, RecurrentLayers op, List<Value> ofDirections, int state)
    {
        var (steps, name) = (rewriter.ShapeOf(ofDirections[0])[0], $"{node.Name}.{(state == 0 ? "hidden" : "cell")}");
        EquatableArray<Value> rows =
        [
            .. ofDirections.Select((value, i) => i % op.Directions == 0
                ? rewriter.Add($"{name}{i}", new Slice(0, steps - 1, steps), [value])[0]
                : rewriter.Add($"{name}{i}", new Slice(0, 0, 1), [value])[0]),
        ];
        return rows.Count == 1 ? rows[0] : rewriter.Add(name, new Concat(0), rows)[0];
    }

    static IReadOnlyList<Value> Direction(GraphRewriter rewriter, Node node, RecurrentLayers op, Value input, int layer, int direction, bool saves)
    {
        var place = (layer * op.Directions) + direction;
        var first = place * op.WeightsOfDirection;
        var suffix = $"l{layer}{(direction == 0 ? "" : "_reverse")}";
        EquatableArray<Weight> ofInput = op.Bias ? [node.Weights[first], node.Weights[first + 2]] : [node.Weights[first]];
        EquatableArray<Weight> ofState = [node.Weights[first + 1], op.Bias ? node.Weights[first + 3] : new Weight.Filled(0, TensorShape.Of(op.Rows))];
        var gates = rewriter.Add($"{node.Name}.{suffix}.gates", new Linear(op.Rows, op.Bias), [input], ofInput);
        var isLast = layer == op.Layers - 1 && !op.Bidirectional;
        EquatableArray<Value> states =
        [
            .. node.Inputs.Skip(1).Select((value, i) => rewriter.Add($"{node.Name}.{suffix}.state{i}", new Slice(0, place, place + 1), [value])[0]),
        ];
        return rewriter.Add(isLast ? node.Name : $"{node.Name}.{suffix}", new Recurrence(op.Cell, direction == 1, saves), [gates[0], .. states], ofState);
    }
}
