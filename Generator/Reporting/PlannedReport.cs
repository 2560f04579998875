using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Reporting;

/// <summary>The report of a network that is planned: what the definition costs, and how each layer is computed.</summary>
static class PlannedReport
{
    /// <param name="definition">What the definition says, before the passes.</param>
    /// <param name="plans">A plan for each instruction set; the first is the one whose algorithms are shown.</param>
    /// <param name="training">The training plan for each instruction set; none where there is no training code.</param>
    public static NetworkReport Build(Graph definition, IReadOnlyList<NetworkPlan> plans, IEnumerable<NetworkPlan>? training = null)
    {
        var report = ReportBuilder.Build(definition);
        var algorithms = plans[0].Steps.GroupBy(s => s.Name).ToDictionary(g => g.Key, g => string.Join(" + ", g.Select(s => s.Algorithm)), StringComparer.Ordinal);
        return report with
        {
            WeightBytes = plans.Max(p => 4 * p.WeightLength),
            WinogradBytes = plans.Max(p => 4 * p.Steps.OfType<WinogradStep>().GroupBy(s => s.Weight).Sum(g => g.First().ExtraLength)),
            ArenaBytes = plans.Select(p => new ArenaSize(p.InstructionSet.Name.ToLowerInvariant(), p.ArenaBytes)).ToEquatableArray(),
            Training = (training ?? []).Select(TrainingMemory.Of).ToEquatableArray(),
            Layers = report.Layers.Select(l => algorithms.TryGetValue(l.Name, out var algorithm) ? l with { Algorithm = algorithm } : l).ToEquatableArray(),
        };
    }
}
