using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>
/// Records the operations of a definition while it is executed, whoever executes it. Layers and modules are named afterwards, by the path
/// at which they are found from the network.
/// </summary>
sealed class GraphBuilder
{
    readonly List<PendingNode> nodes = [];
    readonly List<NamedValue> inputs = [];

    public TensorShape ShapeOf(Value value) => nodes[value.Node].Outputs[value.Output];

    /// <summary>Adds an input of the network.</summary>
    /// <exception cref="ShapeException">A dimension is not positive, or there are too many elements.</exception>
    public Value AddInput(string name, TensorShape shape)
    {
        var value = new Value(nodes.Count);
        var input = new Input(shape);
        nodes.Add(new(new LayerHandle(input, null), null, name, [], input.InferShapes([]), null));
        inputs.Add(new(name, value));
        return value;
    }

    /// <summary>Applies a layer and returns its results.</summary>
    /// <param name="layer">The layer; one used twice shares its weights.</param>
    /// <param name="operands">Its operands.</param>
    /// <param name="scope">The innermost module that is being applied; names layers that no field holds.</param>
    /// <param name="site">Where the definition applies it.</param>
    /// <exception cref="ShapeException">The operands do not fit.</exception>
    public IReadOnlyList<Value> Apply(LayerHandle layer, IReadOnlyList<Value> operands, object? scope, CallSite? site)
    {
        IReadOnlyList<TensorShape> shapes = [.. operands.Select(ShapeOf)];
        var outputs = layer.Op.InferShapes(shapes);
        foreach (var output in outputs)
        {
            if (output.Length > int.MaxValue) throw new ShapeException(ShapeProblem.Overflow, $"{layer.Op.Name}: the result {output.ToDisplayString()} has more than {int.MaxValue} elements");
        }

        var parameters = layer.Op.Parameters(shapes);
        foreach (var parameter in parameters)
        {
            if (parameter.Shape.Length > int.MaxValue) throw new ShapeException(ShapeProblem.Overflow, $"{layer.Op.Name}: {parameter.Name} {parameter.Shape.ToDisplayString()} has more than {int.MaxValue} elements");
        }

        var operandText = string.Join(", ", shapes.Select(s => s.ToDisplayString()));
        if (layer.Parameters is { } first && first != parameters)
        {
            throw new ShapeException(ShapeProblem.SharedWeights, $"this {layer.Op.Name} is shared: its weights were made for an input {layer.FirstUse} and do not fit {operandText}");
        }

        layer.Parameters = parameters;
        layer.FirstUse ??= operandText;
        var node = nodes.Count;
        nodes.Add(new(layer, scope, null, operands.ToEquatableArray(), outputs, site));
        return [.. Enumerable.Range(0, outputs.Count).Select(i => new Value(node, i))];
    }

    /// <summary>The operations that lead to a value along first operands, oldest first, each with its result: <c>Conv2d → 64×112×112</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">The most operations listed.</param>
    public IReadOnlyList<string> Trace(Value value, int count)
    {
        var lines = History(value).Take(count).Select(n => $"{n.InputName ?? n.Layer.Op.Name} → {n.Outputs[0].ToDisplayString()}").ToList();
        lines.Reverse();
        return lines;
    }

    /// <summary>The operations that lead to a value along first operands, the last first.</summary>
    public IEnumerable<PendingNode> History(Value value)
    {
        for (var node = nodes[value.Node]; ; node = nodes[node.Operands[0].Node])
        {
            yield return node;
            if (node.Operands.Count == 0) yield break;
        }
    }

    /// <summary>The graph, with every layer and module under its path. Parameters stand in the order of the layers given.</summary>
    /// <param name="name">The name of the network.</param>
    /// <param name="layers">The layers in the order of declaration, each once, with their paths; a layer in use and not listed is named after its operator.</param>
    /// <param name="modules">The paths of the modules that served as scopes.</param>
    /// <param name="outputs">The outputs.</param>
    public Graph Build(string name, IReadOnlyList<(LayerHandle Layer, string Path)> layers, IReadOnlyDictionary<object, string> modules, IReadOnlyList<NamedValue> outputs)
    {
        var paths = layers.ToDictionary(l => l.Layer, l => l.Path);
        var names = new NodeNames();
        var nodeNames = nodes.Select(n => n.InputName ?? names.For(n, paths, modules)).ToList();
        var parameters = new List<Parameter>();
        var weights = new Dictionary<LayerHandle, EquatableArray<Weight>>();
        var used = new HashSet<LayerHandle>(nodes.Select(n => n.Layer));
        var unlisted = nodes.Select((n, i) => (n.Layer, nodeNames[i])).Where(n => !paths.ContainsKey(n.Layer));
        foreach (var (layer, path) in layers.Concat(unlisted))
        {
            if (weights.ContainsKey(layer) || !used.Contains(layer)) continue;
            weights[layer] = (layer.Parameters ?? []).Select(p =>
            {
                parameters.Add(new(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Shape, p.Kind, p.Initializer));
                return (Weight)new Weight.Stored(parameters.Count - 1, p.Shape);
            }).ToEquatableArray();
        }

        var built = nodes.Select((n, i) => new Node(nodeNames[i], n.Layer.Op, n.Operands, weights[n.Layer], n.Outputs, [], n.Site) { Created = n.Layer.Created });
        return new(name, parameters.ToEquatableArray(), built.ToEquatableArray(), inputs.ToEquatableArray(), outputs.ToEquatableArray());
    }

    internal sealed record PendingNode(
        LayerHandle Layer, object? Scope, string? InputName, EquatableArray<Value> Operands, EquatableArray<TensorShape> Outputs, CallSite? Site);

    sealed class NodeNames
    {
        readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);

        public string For(PendingNode node, Dictionary<LayerHandle, string> paths, IReadOnlyDictionary<object, string> modules)
        {
            if (!paths.TryGetValue(node.Layer, out var name) || name.Length == 0)
            {
                var scope = node.Scope is not null && modules.TryGetValue(node.Scope, out var path) && path.Length > 0 ? path + "." : "";
                name = scope + node.Layer.Op.Name.ToLowerInvariant();
            }

            uses.TryGetValue(name, out var count);
            uses[name] = count + 1;
            return count == 0 ? name : $"{name}#{count + 1}";
        }
    }
}
