using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Adds the nodes that compute gradients, by reverse accumulation: nodes are visited from the last to the first, each states the gradients of its
/// operands and parameters by its operator's rule, and a value that several nodes read gets the sum, added up in the order of the visits. Only what a
/// wanted gradient needs is made.
/// </summary>
sealed class Differentiation
{
    readonly Graph graph;
    readonly TrainingOptions options;
    readonly BackwardNodes nodes;
    readonly bool[] needed;
    readonly Dictionary<Value, Value> gradients = [];
    readonly Dictionary<int, Value> parameterGradients = [];
    readonly List<NamedValue> inputs, outputs;

    Differentiation(Graph graph, TrainingOptions options)
    {
        (this.graph, this.options) = (graph, options);
        nodes = new(graph);
        (inputs, outputs) = ([.. graph.Inputs], [.. graph.Outputs]);
        needed = new bool[graph.Nodes.Count];
        for (var i = 0; i < needed.Length; i++)
        {
            var node = graph.Nodes[i];
            if (node.Epilogues.Count > 0) throw new InvalidOperationException($"'{node.Name}' has epilogues: a graph is differentiated before it is fused");
            needed[i] = node.Op is Input ? options.InputGradients : node.Inputs.Any(v => needed[v.Node]) || node.Weights.Any(w => IsTrained(node, w));
        }
    }

    /// <summary>The network with its gradients.</summary>
    /// <param name="graph">The network in training mode, before any pass that folds constants or fuses operators.</param>
    /// <param name="options">Which gradients are wanted.</param>
    /// <exception cref="NotSupportedException">A gradient has to pass an operator without a backward rule.</exception>
    public static TrainingGraph Run(Graph graph, TrainingOptions options) => new Differentiation(graph, options).Run();

    TrainingGraph Run()
    {
        var statistics = outputs.Where(o => graph.Nodes[o.Value.Node].Op is RunningStatistics).Select(o => new NamedTwin(o.Name, o.Name)).ToEquatableArray();
        var outputGradients = new List<NamedTwin>();
        foreach (var output in graph.Outputs.Where(o => needed[o.Value.Node] && statistics.All(s => s.Name != o.Name)))
        {
            var gradient = nodes.AddInput($"{output.Name}.gradient", graph.ShapeOf(output.Value));
            inputs.Add(new(nodes.NameOf(gradient), gradient));
            outputGradients.Add(new(output.Name, nodes.NameOf(gradient)));
            Accumulate(gradients, output.Value, gradient, output.Name);
        }

        for (var i = graph.Nodes.Count - 1; i >= 0; i--) Visit(i);
        var ofParameters = parameterGradients.OrderBy(p => p.Key).Select(p => Output(graph.Parameters[p.Key].Name, p.Value)).ToEquatableArray();
        var ofInputs = graph.Inputs.Where(i => gradients.ContainsKey(i.Value) && needed[i.Value.Node]).Select(i => Output(i.Name, gradients[i.Value])).ToEquatableArray();
        var all = graph with { Nodes = nodes.All, Inputs = inputs.ToEquatableArray(), Outputs = outputs.ToEquatableArray() };
        return new(all, outputGradients.ToEquatableArray(), ofParameters, ofInputs, statistics);
    }

    void Visit(int index)
    {
        var node = graph.Nodes[index];
        var results = Enumerable.Range(0, node.Outputs.Count).Select(i => new Value(index, i)).ToList();
        if (!needed[index] || node.Op is Input || !results.Any(gradients.ContainsKey)) return;
        node.Op.Differentiate(new NodeContext(this, node, results));
    }

    NamedTwin Output(string name, Value gradient)
    {
        var twin = new NamedTwin(name, $"{name}.gradient");
        outputs.Add(new(twin.Twin, gradient));
        return twin;
    }

    void Accumulate<T>(Dictionary<T, Value> sums, T key, Value gradient, string name)
        where T : notnull =>
        sums[key] = sums.TryGetValue(key, out var others) ? nodes.Add($"{name}.sum", new Add(), [others, gradient], [])[0] : gradient;

    /// <summary>Whether the gradient of a weight is wanted.</summary>
    bool IsTrained(Node node, Weight weight)
    {
        if (weight is Weight.Stored stored) return graph.Parameters[stored.Parameter] is { Kind: ParameterKind.Trainable } p && !options.FrozenParameters.Contains(p.Name);
        return weight is Weight.Filled ? false : throw new InvalidOperationException($"'{node.Name}' has folded constants: a graph is differentiated before they are folded");
    }

    sealed class NodeContext(Differentiation pass, Node node, IReadOnlyList<Value> results) : BackwardContext(node)
    {
        public override IReadOnlyList<Value> Results => results;

        public override IReadOnlyList<Value?> Gradients { get; } = [.. results.Select(r => pass.gradients.TryGetValue(r, out var gradient) ? gradient : (Value?)null)];

        public override TensorShape ShapeOf(Value value) => pass.nodes.ShapeOf(value);

        public override IReadOnlyList<Value> ApplyAll(Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights = default) =>
            pass.nodes.Add($"{Node.Name}.{op.Name.ToLowerInvariant()}", op, operands, weights, Node.Site);

        public override void Operand(int index, Func<Value> gradient)
        {
            var operand = Operands[index];
            if (!pass.needed[operand.Node]) return;
            pass.Accumulate(pass.gradients, operand, Checked(gradient(), ShapeOf(operand)), pass.graph.Nodes[operand.Node].Name);
        }

        public override void Parameter(int index, Func<Value> gradient)
        {
            var weight = Weights[index];
            if (!pass.IsTrained(Node, weight)) return;
            var parameter = ((Weight.Stored)weight).Parameter;
            var value = Checked(gradient(), weight.Shape);

            // An operator may read a parameter under other dimensions than it is stored with.
            var stored = pass.graph.Parameters[parameter].Shape;
            if (stored.Dimensions != weight.Shape.Dimensions) value = Apply(new Reshape(stored.Dimensions), [value]);
            pass.Accumulate(pass.parameterGradients, parameter, value, pass.graph.Parameters[parameter].Name);
        }

        Value Checked(Value gradient, TensorShape expected) => ShapeOf(gradient).Dimensions == expected.Dimensions
            ? gradient
            : throw new InvalidOperationException($"'{Node.Name}': the rule of {Node.Op.Name} gives a gradient {ShapeOf(gradient)} of {expected}");
    }
}
