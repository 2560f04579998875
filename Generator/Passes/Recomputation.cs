using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>
/// Lets backward compute again what forward computed cheaply, so that it need not be kept: an activation from the convolution's result before it, which the
/// normalisation's gradient reads anyhow. Chen et al., Training Deep Nets with Sublinear Memory Cost, 2016; Rota Bulò et al., In-Place Activated BatchNorm, 2018.
/// </summary>
static class Recomputation
{
    /// <summary>The layers that can be computed again, all of them at once, those first that save most for the time they take.</summary>
    public static IReadOnlyList<RepeatableLayer> Layers(TrainingGraph training)
    {
        var search = new RepeatableLayers(training);
        return [.. search.Find().OrderByDescending(l => (double)l.Saved / l.Moved).ThenByDescending(l => l.Saved).ThenBy(l => l.Nodes[0], StringComparer.Ordinal)];
    }

    /// <summary>The training with layers computed again in backward.</summary>
    /// <param name="training">A training in the operators that have kernels.</param>
    /// <param name="nodes">The names of the nodes.</param>
    public static TrainingGraph Run(TrainingGraph training, ISet<string> nodes)
    {
        var source = training.Graph;
        var made = new Dictionary<Value, Value>();
        return BackwardReads.Replace(training, (_, _, node) => node, Read);

        Value Read(GraphRewriter rewriter, Value value)
        {
            var node = source.Nodes[value.Node];
            if (!nodes.Contains(node.Name)) return rewriter.Of(value);
            if (made.TryGetValue(value, out var again)) return again;
            var results = rewriter.Add(node.WithOperands(v => Read(rewriter, v)) with { Name = $"{node.Name}.again" });
            for (var i = 0; i < results.Count; i++) made[value with { Output = i }] = results[i];
            return made[value];
        }
    }
}
