namespace NetGenCompiler.Planning;

/// <summary>
/// About how long a step takes one thread. It decides only into how many parts the threads of a team share a step, and no result depends on
/// it: a few times too long or too short is near enough.
/// </summary>
sealed class WorkEstimate(NetworkPlan plan)
{
    // What a core does in a nanosecond: a multiply-add of each lane in each of four instructions, or so many bytes read or written.
    const double VectorsPerNanosecond = 4, BytesPerNanosecond = 64;

    readonly StepCosts costs = new(plan);

    public long Nanoseconds(Step step)
    {
        var cost = costs.Of(step);
        return (long)((cost.Bytes / BytesPerNanosecond) + (cost.MultiplyAdds / (VectorsPerNanosecond * plan.InstructionSet.Lanes)));
    }
}
