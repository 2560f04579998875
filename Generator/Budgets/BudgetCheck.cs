using System.Globalization;
using NetGenCompiler.Execution;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Budgets;

/// <summary>Holds a network to its budget.</summary>
static class BudgetCheck
{
    // How many of the layers that cost most a message names.
    const int Named = 3;

    /// <summary>The limits that a network does not keep, at the first input size that exceeds each.</summary>
    /// <param name="budget">The limits.</param>
    /// <param name="sizes">The network at each input size, the default first.</param>
    /// <param name="options">How it is planned.</param>
    /// <exception cref="NotSupportedException">An operator has no kernel.</exception>
    public static IReadOnlyList<BudgetExcess> Check(Budget budget, IReadOnlyList<SizedGraph> sizes, PlanningOptions options)
    {
        var plans = budget.NeedsPlans ? SizePlanner.PlanAll(sizes.Select(s => s.Graph), options) : [];
        var found = sizes.SelectMany((size, i) => AtSize(budget, size, [.. plans.Select(p => p[i])])
            .Select(e => size.Size.Length == 0 ? e : e with { Message = $"{size.Size}: {e.Message}" }));
        return [.. found.GroupBy(e => e.Id).Select(g => g.First())];
    }

    static IEnumerable<BudgetExcess> AtSize(Budget budget, SizedGraph size, IReadOnlyList<NetworkPlan> plans)
    {
        var report = plans.Count > 0 ? PlannedReport.Build(size.Graph, plans) : ReportBuilder.Build(size.Graph);
        var name = report.Name;
        if (Exceeds(report.Parameters, budget.Parameters))
        {
            yield return Excess(BudgetIds.Parameters, $"'{name}' has {Text(report.Parameters)} parameters, over its budget of {Text(budget.Parameters)}", report.Layers.Select(l => (l.Name, (double)l.Parameters)));
        }

        if (Exceeds(report.MultiplyAdds, budget.MultiplyAdds))
        {
            yield return Excess(BudgetIds.MultiplyAdds, $"'{name}' takes {Text(report.MultiplyAdds)} multiply-adds, over its budget of {Text(budget.MultiplyAdds)}", report.Layers.Select(l => (l.Name, (double)l.MultiplyAdds)));
        }

        if (Exceeds(report.WeightBytes ?? 0, budget.WeightBytes))
        {
            var plan = plans.OrderByDescending(p => p.WeightLength).First();
            yield return Excess(
                BudgetIds.WeightBytes, $"the packed weights of '{name}' are {Text(report.WeightBytes!.Value)} bytes, over its budget of {Text(budget.WeightBytes)}",
                plan.Steps.Select(s => (s.Name, (double)s.Weights.Sum(w => 4 * w.Length))));
        }

        var arena = plans.OrderByDescending(p => p.ArenaBytes).FirstOrDefault();
        if (arena is not null && Exceeds(arena.ArenaBytes, budget.ArenaBytes))
        {
            yield return Excess(
                BudgetIds.ArenaBytes, $"the working memory of '{name}' is {Text(arena.ArenaBytes)} bytes on {arena.InstructionSet.Name}, over its budget of {Text(budget.ArenaBytes)}",
                arena.Steps.Select(s => (s.Name, 4.0 * (s.ScratchLength + s.Reads.Concat(s.Writes).Select(p => p.Buffer).Distinct().Sum(b => arena.Buffers[b].Length)))));
        }

        foreach (var output in report.Outputs.Where(o => o.ReceptiveField is { } f && Math.Min(f.Vertical.Size, f.Horizontal.Size) < budget.MinReceptiveField))
        {
            yield return Excess(
                BudgetIds.ReceptiveField, $"the output '{output.Name}' of '{name}' sees {AxisField.Text(Math.Min(output.ReceptiveField!.Vertical.Size, output.ReceptiveField.Horizontal.Size))} pixels, less than the {budget.MinReceptiveField} of its budget",
                []);
        }

        if (plans.FirstOrDefault(p => p.InstructionSet == InstructionSet.Avx2) is { } avx2 && budget.MaxLatencyMilliseconds > 0)
        {
            var steps = LatencyEstimate.Of(avx2, budget.Gigahertz);
            var total = steps.Sum(s => s.Milliseconds);
            if (total > budget.MaxLatencyMilliseconds)
            {
                yield return Excess(
                    BudgetIds.Latency, $"'{name}' is estimated to take {Text(total)} ms with AVX2 at {Text(budget.Gigahertz)} GHz, over its budget of {Text(budget.MaxLatencyMilliseconds)} ms", steps);
            }
        }
    }

    static bool Exceeds(long found, long limit) => limit > 0 && found > limit;

    static BudgetExcess Excess(string id, string message, IEnumerable<(string Layer, double Cost)> costs)
    {
        var layers = costs.GroupBy(c => c.Layer).Select(g => (Layer: g.Key, Cost: g.Sum(c => c.Cost))).Where(c => c.Cost > 0).OrderByDescending(c => c.Cost).Take(Named)
            .Select(c => $"'{c.Layer}' {Text(c.Cost)}").ToList();
        return new(id, layers.Count == 0 ? message : $"{message}; costliest: {string.Join(", ", layers)}");
    }

    static string Text(double value) => value.ToString(value >= 1000 ? "#,0" : value < 1 ? "G2" : "0.###", CultureInfo.InvariantCulture);
}
