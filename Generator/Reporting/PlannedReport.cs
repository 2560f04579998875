using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Reporting;

/// <summary>The report of a network that is planned: what the definition costs, and how each layer is computed.</summary>
static class PlannedReport
{
    /// <param name="definition">What the definition says, before the passes.</param>
    /// <param name="plans">A plan for each instruction set; the first is the one whose algorithms and bytes are shown.</param>
    /// <param name="training">The training plan for each instruction set; none where there is no training code.</param>
    public static NetworkReport Build(Graph definition, IReadOnlyList<NetworkPlan> plans, IEnumerable<NetworkPlan>? training = null)
    {
        var report = ReportBuilder.Build(definition);
        var costs = new StepCosts(plans[0]);
        var steps = plans[0].Steps.ToLookup(s => s.Name, StringComparer.Ordinal);
        return report with
        {
            WeightBytes = plans.Max(p => 4 * p.WeightLength),
            WinogradBytes = plans.Max(p => 4 * p.Steps.OfType<WinogradStep>().GroupBy(s => s.Weight).Sum(g => g.First().ExtraLength)),
            ArenaBytes = plans.Select(p => new ArenaSize(p.InstructionSet.Name.ToLowerInvariant(), p.ArenaBytes)).ToEquatableArray(),
            Arenas = plans.Select(ArenaReport.Of).ToEquatableArray(),
            Training = (training ?? []).Select(TrainingMemory.Of).ToEquatableArray(),
            Layers = report.Layers.Select(Planned).ToEquatableArray(),
        };

        LayerReport Planned(LayerReport layer) => !steps.Contains(layer.Name) ? layer : layer with
        {
            Algorithm = string.Join(" + ", steps[layer.Name].Select(s => s.Algorithm)),
            Bytes = steps[layer.Name].Sum(s => costs.Of(s).Bytes),
        };
    }
}
