using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Reporting;

/// <summary>
/// The least activation memory of a graph without fusion and padding: the peak over its nodes, in order, of the bytes of live values,
/// inputs included. Activations and normalisations work in place where nothing else reads their operand, views share its memory; all
/// others allocate.
/// </summary>
static class LiveMemory
{
    public static long PeakBytes(Graph graph)
    {
        var owners = Owners(graph);
        var lastUse = LastUses(graph, owners);
        var (live, peak) = (0L, 0L);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var own = Enumerable.Range(0, graph.Nodes[i].Outputs.Count).Select(o => new Value(i, o)).Where(v => owners[v].Equals(v)).ToList();
            live += own.Sum(v => Bytes(graph, v));
            peak = Math.Max(peak, live);
            live -= lastUse.Where(u => u.Value == i).Sum(u => Bytes(graph, u.Key));
        }

        return peak;
    }

    /// <summary>For each value the one in whose memory it lies.</summary>
    static Dictionary<Value, Value> Owners(Graph graph)
    {
        var readers = graph.Nodes.SelectMany(n => n.Operands).Concat(graph.Outputs.Select(o => o.Value)).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var owners = new Dictionary<Value, Value>();
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            var shares = node.Op.Kind is OpKind.View or OpKind.Identity
                || (node.Op.Kind is OpKind.Activation or OpKind.Normalization && readers[node.Inputs[0]] == 1);
            for (var o = 0; o < node.Outputs.Count; o++) owners[new(i, o)] = shares ? owners[node.Inputs[0]] : new(i, o);
        }

        return owners;
    }

    static Dictionary<Value, int> LastUses(Graph graph, Dictionary<Value, Value> owners)
    {
        var last = owners.Values.Distinct().ToDictionary(v => v, v => v.Node);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (var operand in graph.Nodes[i].Operands) last[owners[operand]] = Math.Max(last[owners[operand]], i);
        }

        foreach (var output in graph.Outputs) last[owners[output.Value]] = graph.Nodes.Count;
        return last;
    }

    static long Bytes(Graph graph, Value value) => graph.ShapeOf(value).Length * graph.ShapeOf(value).Element.Bytes;
}
