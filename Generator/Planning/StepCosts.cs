using NetGenCompiler.Planning.Edges;

namespace NetGenCompiler.Planning;

/// <summary>The costs of a plan's steps.</summary>
sealed class StepCosts
{
    readonly Dictionary<string, long> multiplyAdds = new(StringComparer.Ordinal);

    public StepCosts(NetworkPlan plan)
    {
        foreach (var node in plan.Graph.Nodes) multiplyAdds[node.Name] = node.Op.MultiplyAdds(plan.Graph.InputShapes(node), node.Outputs);
    }

    public StepCost Of(Step step)
    {
        var count = multiplyAdds.TryGetValue(step.Name, out var found) ? found : 0;
        return new(
            count, step.ExecutedProducts ?? count, sizeof(float) * step.Weights.Sum(w => w.Length),
            sizeof(float) * (step is LoadInputStep load ? load.Target.Layout.Shape.Length : step.Reads.Sum(p => p.Layout.Length)),
            sizeof(float) * (step is StoreOutputStep store ? store.Reads[0].Layout.Shape.Length : step.Writes.Sum(p => p.Layout.Length)));
    }
}
