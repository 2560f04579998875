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
        for (var layer = 0; layer < op.Layers; layer++)
        {
            var input = value;
            EquatableArray<Value> directions = [.. Enumerable.Range(0, op.Directions).Select(direction => Direction(rewriter, node, op, input, layer, direction, saves))];
            value = directions.Count == 1 ? directions[0] : rewriter.Add(layer == op.Layers - 1 ? node.Name : $"{node.Name}.l{layer}.joined", new Concat(1), directions)[0];
        }

        rewriter.Forward(index, value);
        return null;
    });

    static Value Direction(GraphRewriter rewriter, Node node, RecurrentLayers op, Value input, int layer, int direction, bool saves)
    {
        var first = ((layer * op.Directions) + direction) * op.WeightsOfDirection;
        var suffix = $"l{layer}{(direction == 0 ? "" : "_reverse")}";
        EquatableArray<Weight> ofInput = op.Bias ? [node.Weights[first], node.Weights[first + 2]] : [node.Weights[first]];
        EquatableArray<Weight> ofState = [node.Weights[first + 1], op.Bias ? node.Weights[first + 3] : new Weight.Filled(0, TensorShape.Of(op.Rows))];
        var gates = rewriter.Add($"{node.Name}.{suffix}.gates", new Linear(op.Rows, op.Bias), [input], ofInput);
        var isLast = layer == op.Layers - 1 && !op.Bidirectional;
        return rewriter.Add(isLast ? node.Name : $"{node.Name}.{suffix}", new Recurrence(op.Cell, direction == 1, saves), [gates[0]], ofState)[0];
    }
}
