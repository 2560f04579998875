using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Keeps what forward saves for backward in 16 bits: forward computes with singles throughout, and backward with the rounded numbers as singles. Micikevicius et
/// al., Mixed Precision Training, 2018, for the storage alone.
/// </summary>
static class NarrowActivations
{
    // What is smaller saves nothing: logits, gates, statistics of an item.
    const int LeastElements = 512;

    /// <param name="training">A training in the operators that have kernels.</param>
    /// <param name="storage">What saved values are kept as.</param>
    public static TrainingGraph Run(TrainingGraph training, ElementType storage)
    {
        var graph = training.Graph;
        var shared = PartsOfSeveralWholes(graph);
        var scopes = new ValueScopes(graph);
        var narrowed = new HashSet<Value>(training.SavedValues.Where(v => graph.ShapeOf(v).Element == ElementType.F32
            && graph.ShapeOf(v).Length >= LeastElements && scopes[v] == ValueScope.Item && !shared.Contains(v)));
        var (narrow, wide) = (new Dictionary<Value, Value>(), new Dictionary<Value, Value>());
        return BackwardReads.Replace(training, Forward, Read);

        Node? Forward(GraphRewriter rewriter, int index, Node node)
        {
            var results = rewriter.Add(node);
            for (var i = 0; i < results.Count; i++)
            {
                var value = new Value(index, i);
                rewriter.Forward(index, results[i], i);
                if (narrowed.Contains(value)) narrow[value] = rewriter.Add($"{node.Name}.kept{(i == 0 ? "" : $"{i}")}", new Cast(storage), [results[i]])[0];
            }

            return null;
        }

        Value Read(GraphRewriter rewriter, Value value)
        {
            if (!narrow.TryGetValue(value, out var kept)) return rewriter.Of(value);
            if (!wide.TryGetValue(value, out var result)) wide[value] = result = rewriter.Add($"{graph.Nodes[value.Node].Name}.read{(value.Output == 0 ? "" : $"{value.Output}")}", new Cast(ElementType.F32), [kept])[0];
            return result;
        }
    }

    /// <summary>
    /// The operands and results of concatenations that begin alike, as DenseNet's do: they lie in the memory of one, once, and as singles they take no more of it
    /// than each by itself in 16 bits.
    /// </summary>
    static HashSet<Value> PartsOfSeveralWholes(Graph graph)
    {
        var joins = Enumerable.Range(0, graph.Nodes.Count).Where(i => graph.Nodes[i].Op is Concat).ToList();
        var uses = joins.SelectMany(i => graph.Nodes[i].Inputs.Distinct()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        return new(joins.Where(i => uses.ContainsKey(new(i)) || graph.Nodes[i].Inputs.Any(v => uses[v] > 1 || graph.Nodes[v.Node].Op is Concat)).SelectMany(i => graph.Nodes[i].Inputs.Append(new(i))));
    }
}
