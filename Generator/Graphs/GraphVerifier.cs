using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>Checks what every graph must hold, whatever pass has made it.</summary>
static class GraphVerifier
{
    /// <summary>What is wrong with a graph, each naming the node or parameter; empty where nothing is.</summary>
    public static IReadOnlyList<string> Verify(Graph graph)
    {
        List<string> violations = [];
        violations.AddRange(Repeated("node", graph.Nodes.Select(n => n.Name)));
        violations.AddRange(Repeated("parameter", graph.Parameters.Select(p => p.Name)));
        violations.AddRange(Repeated("input", graph.Inputs.Select(i => i.Name)));
        violations.AddRange(Repeated("output", graph.Outputs.Select(o => o.Name)));
        for (var i = 0; i < graph.Nodes.Count; i++) violations.AddRange(new NodeVerifier(graph, i).Verify());
        violations.AddRange(Ends(graph));
        // Scopes follow from operands that exist.
        if (violations.Count == 0) violations.AddRange(Scopes(graph));
        return violations;
    }

    static IEnumerable<string> Ends(Graph graph)
    {
        if (graph.Outputs.Count == 0) yield return "the graph has no output";
        foreach (var output in graph.Outputs.Where(o => !Exists(graph, o.Value))) yield return $"output '{output.Name}': there is no value {output.Value}";
        foreach (var input in graph.Inputs.Where(i => !Exists(graph, i.Value) || graph.Nodes[i.Value.Node].Op is not Input))
        {
            yield return $"input '{input.Name}': {input.Value} is not the result of an Input node";
        }

        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var listed = graph.Inputs.Count(n => n.Value.Node == i);
            if (graph.Nodes[i].Op is Input && listed != 1) yield return $"node '{graph.Nodes[i].Name}': an Input node is listed among the inputs once, not {listed} times";
        }
    }

    static IEnumerable<string> Scopes(Graph graph)
    {
        var scopes = new ValueScopes(graph);
        return
            from node in graph.Nodes
            from operand in Enumerable.Range(0, node.Inputs.Count)
            let found = scopes[node.Inputs[operand]]
            where (node.Op.RequiredScope(operand) ?? found) != found
            select $"node '{node.Name}': operand {operand + 1} of {node.Op.Name}, {node.Inputs[operand]}, is one {(found == ValueScope.Item ? "for each item, not one for all" : "for all items, not one for each")}";
    }

    static bool Exists(Graph graph, Value value) =>
        value.Node >= 0 && value.Node < graph.Nodes.Count && value.Output >= 0 && value.Output < graph.Nodes[value.Node].Outputs.Count;

    static IEnumerable<string> Repeated(string what, IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Count()} {what}s have the name '{g.Key}'");
}
