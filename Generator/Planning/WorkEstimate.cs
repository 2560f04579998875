namespace NetGenCompiler.Planning;

/// <summary>
/// About how long a step takes one thread. It decides only into how many parts the threads of a team share a step, and no result depends on
/// it: a few times too long or too short is near enough.
/// </summary>
sealed class WorkEstimate
{
    // What a core does in a nanosecond: a multiply-add of each lane in each of four instructions, or so many numbers read or written.
    const double VectorsPerNanosecond = 4, NumbersPerNanosecond = 16;

    readonly NetworkPlan plan;
    readonly Dictionary<string, long> multiplyAdds = new(StringComparer.Ordinal);

    public WorkEstimate(NetworkPlan plan)
    {
        this.plan = plan;
        foreach (var node in plan.Graph.Nodes) multiplyAdds[node.Name] = node.Op.MultiplyAdds(plan.Graph.InputShapes(node), node.Outputs);
    }

    public long Nanoseconds(Step step)
    {
        var numbers = step.Reads.Concat(step.Writes).Sum(p => p.Layout.Length) + step.Weights.Sum(w => w.Length);
        var products = multiplyAdds.TryGetValue(step.Name, out var count) ? count : 0;
        return (long)((numbers / NumbersPerNanosecond) + (products / (VectorsPerNanosecond * plan.InstructionSet.Lanes)));
    }
}
