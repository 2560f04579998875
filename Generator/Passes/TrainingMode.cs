using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Passes;

/// <summary>
/// Replaces what computes otherwise in training: batch normalisation takes the statistics of the batch, and the next running statistics become outputs
/// under their parameters' names; dropout, of elements or of weights, draws.
/// </summary>
static class TrainingMode
{
    /// <summary>What the node that makes a layer's next running statistics adds to its name.</summary>
    public const string StatisticsSuffix = ".statistics";

    public static Graph Run(Graph graph, TrainingOptions options)
    {
        graph = ExpandRecurrentLayers.Run(graph, saves: true);
        var layer = 0;
        Node Drawing(Node node)
        {
            layer++;
            return node;
        }

        var trained = GraphRewriter.Rewrite(graph, (_, index, node) => node.Op switch
        {
            BatchNorm norm when !IsFrozen(node, options) => Normalization(node, norm),
            SwitchNorm2d norm when !IsFrozen(node, options) => Normalization(node, norm),
            GroupNormalization norm => WithResults(node, node.Output, norm.WithMoments(node.Output)),
            NoiseLayer noise when options.Dropout && noise.InTraining(layer) is { } random => Drawing(node with { Op = random }),
            DropConnect { P: > 0 } connect when options.Dropout =>
                Drawing(WithResults(node, graph.ShapeOf(graph.Nodes[index].Inputs[0]), new DropConnectTraining(connect.OutFeatures, connect.P, layer, connect.Bias))),
            _ => node,
        });

        // Nodes keep their indices: each has been replaced by one. A layer that is used again has the same running statistics.
        var uses = Enumerable.Range(0, graph.Nodes.Count).Where(i => Kept(graph.Nodes[i].Op) is not null && !IsFrozen(graph.Nodes[i], options)).GroupBy(i => Statistics(graph.Nodes[i]));
        List<Node> nodes = [.. trained.Nodes];
        List<NamedValue> outputs = [.. trained.Outputs];
        foreach (var layerUses in uses)
        {
            outputs.AddRange(layerUses.Key.Select((weight, i) => new NamedValue(NameOf(graph, weight), new(nodes.Count, i))));
            nodes.Add(Update(graph, [.. layerUses]));
        }

        return trained with { Nodes = nodes.ToEquatableArray(), Outputs = outputs.ToEquatableArray() };
    }

    static bool IsFrozen(Node node, TrainingOptions options) => options.FrozenStatistics.Contains(node.Name);

    /// <summary>An operator with further results, of the same weights.</summary>
    static Node WithResults(Node node, TensorShape x, Op op) => node with { Op = op, Outputs = op.InferShapes([x]) };

    static Node Normalization(Node node, BatchNorm norm)
    {
        var op = new BatchNormTraining(norm.Eps, norm.Affine);
        return node with { Op = op, Weights = norm.Affine ? [node.Weights[0], node.Weights[1]] : [], Outputs = op.InferShapes([node.Output]) };
    }

    /// <summary>With what is learned, without the running statistics.</summary>
    static Node Normalization(Node node, SwitchNorm2d norm)
    {
        var learned = node.Weights.Take(SwitchNorm2d.FirstRunning).ToEquatableArray();
        return WithResults(node with { Weights = learned }, node.Output, new SwitchNormTraining(norm.Eps));
    }

    /// <summary>Of an operator that keeps running statistics their momentum, their first place among the weights, and that of the batch's among the results in training.</summary>
    static (float Momentum, int FirstWeight, int FirstResult)? Kept(Op op) => op switch
    {
        BatchNorm norm => (norm.Momentum, norm.Affine ? 2 : 0, 1),
        SwitchNorm2d norm => (norm.Momentum, SwitchNorm2d.FirstRunning, SwitchNormTraining.FirstOfBatch),
        _ => null,
    };

    /// <summary>The running mean, the running variance and the counter of a normalisation by the batch.</summary>
    static EquatableArray<Weight> Statistics(Node node) => node.Weights.Skip(Kept(node.Op)!.Value.FirstWeight).ToEquatableArray();

    static string NameOf(Graph graph, Weight weight) => graph.Parameters[((Weight.Stored)weight).Parameter].Name;

    static Node Update(Graph graph, IReadOnlyList<int> uses)
    {
        var first = graph.Nodes[uses[0]];
        var pixels = uses.Select(i => (int)(graph.Nodes[i].Output.Length / graph.Nodes[i].Output.Channels)).ToEquatableArray();
        var (momentum, _, result) = Kept(first.Op)!.Value;
        var op = new RunningStatistics(momentum, pixels);
        EquatableArray<Value> operands = [.. uses.SelectMany(i => new Value[] { new(i, result), new(i, result + 1) })];
        var channels = TensorShape.Of(first.Output.Channels);
        var shapes = op.InferShapes([.. operands.Select(_ => channels)]);
        return new(first.Name + StatisticsSuffix, op, operands, Statistics(first), shapes, [], first.Site);
    }
}
