namespace NetGenCompiler.Graphs;

/// <summary>The scope of every value of a graph. It follows from the operators, so graphs do not store it.</summary>
sealed class ValueScopes
{
    readonly List<ValueScope[]> scopes = [];

    public ValueScopes(Graph graph)
    {
        foreach (var node in graph.Nodes)
        {
            IReadOnlyList<ValueScope> operands = [.. node.Inputs.Select(v => this[v])];
            var results = Enumerable.Range(0, node.Outputs.Count).Select(i => node.Op.ScopeOf(i, operands)).ToArray();
            // An epilogue gives the first result the scope of what it combines.
            if (results.Length > 0 && node.Epilogues.Any(e => e.Operand is { } operand && this[operand] == ValueScope.Item)) results[0] = ValueScope.Item;
            scopes.Add(results);
        }
    }

    public ValueScope this[Value value] => scopes[value.Node][value.Output];
}
