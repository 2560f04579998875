using NetGen.Cli.Benchmarks;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>How long a core takes to read what a step reads and to write what it writes, without computing anything of it.</summary>
static class MemoryMeasurement
{
    static readonly MemoryPeak Peak = new(() => ThreadClock.Seconds);

    /// <summary>Seconds of the bytes that a step of a plan moves for some items, each once.</summary>
    public static double SecondsOf(NetworkPlan plan, Step step, int items = 1)
    {
        var weights = step.Weights.Sum(w => w.Length);
        return Peak.Seconds(sizeof(float) * (weights + step.Reads.Sum(Length)), sizeof(float) * step.Writes.Sum(Length));

        long Length(Placement placement) =>
            placement.Layout.Length * (plan.IsTraining && plan.Buffers[placement.Buffer].Scope == ValueScope.Item ? items : 1);
    }
}
