using NetGenCompiler.Planning;

namespace NetGenCompiler.Budgets;

/// <summary>
/// The time of a run as a plan foresees it: for each step the cycles by which its tiles were chosen, or two products of vectors a cycle, and at least
/// eight bytes a cycle.
/// </summary>
static class LatencyEstimate
{
    const double VectorsPerCycle = 2, BytesPerCycle = 8;

    /// <summary>The milliseconds of each step at a clock.</summary>
    public static IReadOnlyList<(string Layer, double Milliseconds)> Of(NetworkPlan plan, double gigahertz)
    {
        var costs = new StepCosts(plan);
        return [.. plan.Steps.Select(s => (s.Name, Cycles(s, costs.Of(s), plan.InstructionSet) / (gigahertz * 1e6)))];
    }

    static double Cycles(Step step, StepCost cost, InstructionSet instructionSet) => Math.Max(
        step.Cycles > 0 ? step.Cycles : cost.Products / (VectorsPerCycle * instructionSet.Lanes),
        cost.Bytes / BytesPerCycle);
}
