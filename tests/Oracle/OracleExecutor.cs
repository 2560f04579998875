using NetGenCompiler.Graphs;
using NetGenOracle.Kernels;

namespace NetGenOracle;

/// <summary>Executes a graph, before or after any pass, node by node and in double precision, each operator by its definition.</summary>
static class OracleExecutor
{
    /// <summary>Runs a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="parameters">The entries of the weight file that the graph uses, by name.</param>
    /// <param name="inputs">The inputs by name, items one after the other.</param>
    /// <param name="batch">The number of items.</param>
    /// <param name="keepValues">Whether the result holds every node's values.</param>
    /// <param name="random">What training draws from.</param>
    /// <exception cref="ArgumentException">A parameter or input is missing or of the wrong length.</exception>
    public static OracleResult Run(
        Graph graph, IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> inputs, int batch = 1, bool keepValues = false,
        RandomState random = default)
    {
        var weights = new WeightEvaluator(graph, parameters);
        var values = new IReadOnlyList<OracleTensor>?[graph.Nodes.Count];
        var inputNames = graph.Inputs.ToDictionary(i => i.Value.Node, i => i.Name);
        var scopes = new ValueScopes(graph);
        var lastUses = keepValues ? null : LastUses(graph);
        for (var index = 0; index < graph.Nodes.Count; index++)
        {
            var node = graph.Nodes[index];
            values[index] = inputNames.TryGetValue(index, out var name)
                ? [InputOf(name, node.Output, inputs, batch)]
                : Execute(node, v => values[v.Node]![v.Output], new(weights, scopes, random, batch));
            foreach (var done in lastUses?[index] ?? []) values[done] = null;
        }

        var outputs = graph.Outputs.ToDictionary(o => o.Name, o => values[o.Value.Node]![o.Value.Output].Data);
        return new(outputs, keepValues ? [.. values.Select(v => v!)] : []);
    }

    /// <summary>Runs a graph on the numbers that <see cref="FormulaTensor"/> gives its parameters and inputs.</summary>
    public static OracleResult RunFormula(Graph graph, int batch = 1, bool keepValues = false) =>
        Run(graph, FormulaTensor.Parameters(graph), FormulaTensor.Inputs(graph, batch), batch, keepValues);

    static IReadOnlyList<OracleTensor> Execute(Node node, Func<Value, OracleTensor> valueOf, Setting setting)
    {
        List<ValueScope> operandScopes = [.. node.Inputs.Select(v => setting.Scopes[v])];
        var scopes = Enumerable.Range(0, node.Outputs.Count).Select(i => node.Op.ScopeOf(i, operandScopes)).ToList();
        // What is one for all items stands for each where an operator takes either.
        var operands = node.Inputs.Select((v, i) => node.Op.RequiredScope(i) is null && scopes.Contains(ValueScope.Item) ? valueOf(v).For(setting.Batch) : valueOf(v));
        // Applied to what is one for all items, an operator that takes either has one item; one that asks for such operands may ask for the batch.
        var isForBatch = operandScopes.Count > 0 && Enumerable.Range(0, operandScopes.Count).All(i => operandScopes[i] == ValueScope.Batch && node.Op.RequiredScope(i) is null);
        var results = KernelTable.Run(new(node.Op, isForBatch ? 1 : setting.Batch, [.. operands], setting.Weights.Evaluate(node.Weights), node.Outputs, setting.Random));
        for (var i = 0; i < node.Outputs.Count; i++)
        {
            var items = scopes[i] == ValueScope.Item ? setting.Batch : 1;
            if (results[i].Shape == node.Outputs[i] && results[i].Batch == items) continue;
            throw new InvalidOperationException($"{node.Name}: the oracle made {results[i].Batch} of {results[i].Shape}, the graph says {items} of {node.Outputs[i]}");
        }

        if (node.Epilogues.Count == 0) return results;
        var result = results[0];
        foreach (var epilogue in node.Epilogues)
        {
            OracleTensor[] both = epilogue.Operand is not { } operand ? [result]
                : epilogue.ResultIsRight ? [valueOf(operand).For(result.Batch), result]
                : [result, valueOf(operand).For(result.Batch)];
            result = KernelTable.Run(new(epilogue.Op, result.Batch, both, setting.Weights.Evaluate(epilogue.Weights), [node.Output], setting.Random))[0];
        }

        return [result, .. results.Skip(1)];
    }

    static OracleTensor InputOf(string name, TensorShape shape, IReadOnlyDictionary<string, double[]> inputs, int batch)
    {
        if (!inputs.TryGetValue(name, out var data)) throw new ArgumentException($"there is no input '{name}'", nameof(inputs));
        return data.Length == shape.Length * batch
            ? new(shape, batch, data)
            : throw new ArgumentException($"the input '{name}' has {data.Length} numbers, not {batch}×{shape.Length}", nameof(inputs));
    }

    // For each node the nodes whose values nothing reads after it: a deep network's activations need not all be held.
    static ILookup<int, int> LastUses(Graph graph)
    {
        var last = new Dictionary<int, int>();
        for (var index = 0; index < graph.Nodes.Count; index++)
        {
            last[index] = index;
            foreach (var operand in graph.Nodes[index].Operands) last[operand.Node] = index;
        }

        foreach (var output in graph.Outputs) last.Remove(output.Value.Node);
        return last.ToLookup(l => l.Value, l => l.Key);
    }

    sealed record Setting(WeightEvaluator Weights, ValueScopes Scopes, RandomState Random, int Batch);
}
