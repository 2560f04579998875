using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>
/// Finds the layers that backward can compute again, all at once: those that are cheap and whose operands are kept for others, or are cheap themselves and
/// kept for nobody. A layer never starts from another's result that is computed again: the two would be alive together.
/// </summary>
sealed class RepeatableLayers
{
    // Vectors of constants and the like are kept whoever reads them.
    const long SmallBytes = 4096;

    readonly Graph graph;
    readonly ValueScopes scopes;
    readonly HashSet<Value> saved;
    readonly HashSet<int> repeated = [];

    public RepeatableLayers(TrainingGraph training)
    {
        graph = training.Graph;
        scopes = new(graph);
        saved = new(training.SavedValues);
    }

    public IEnumerable<RepeatableLayer> Find()
    {
        foreach (var index in saved.Where(v => !IsSmall(v)).Select(v => v.Node).Distinct().OrderBy(i => i))
        {
            var nodes = new List<int>();
            if (!CanRepeat(index, nodes)) continue;
            repeated.Add(index);
            var results = Results(index).Where(saved.Contains).Sum(Bytes);
            yield return new(nodes.Select(n => graph.Nodes[n].Name).ToEquatableArray(), results, nodes.Sum(n => graph.Nodes[n].Operands.Concat(Results(n)).Sum(Bytes)));
        }
    }

    /// <summary>Whether a node can be computed again; lists it and those that must be with it.</summary>
    bool CanRepeat(int index, List<int> nodes)
    {
        var node = graph.Nodes[index];
        if (!node.Op.IsCheap) return false;
        nodes.Add(index);
        return node.Operands.All(v => IsSmall(v) || (saved.Contains(v) ? !repeated.Contains(v.Node) : CanRepeat(v.Node, nodes)));
    }

    bool IsSmall(Value value) => scopes[value] == ValueScope.Batch || Bytes(value) <= SmallBytes;

    IEnumerable<Value> Results(int index) => graph.Nodes[index].Outputs.Select((_, i) => new Value(index, i));

    long Bytes(Value value) => graph.ShapeOf(value).Length * graph.ShapeOf(value).Element.Bytes;
}
