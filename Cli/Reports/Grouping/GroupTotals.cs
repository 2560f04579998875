using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Grouping;

/// <summary>What the layers of a group cost together.</summary>
/// <param name="Parameters">Learned numbers that no earlier layer has.</param>
/// <param name="MultiplyAdds">Multiply-accumulates of an item.</param>
/// <param name="Bytes">Bytes that its steps read and write.</param>
readonly record struct GroupTotals(long Parameters, long MultiplyAdds, long Bytes)
{
    public static GroupTotals Of(NetworkReport report, LayerGroup group) => Of(group.Layers(report));

    public static GroupTotals Of(NetworkReport report, int first, int last) => Of(report.Layers.Skip(first).Take(last - first + 1));

    public static GroupTotals Of(IEnumerable<LayerReport> layers) => layers.Aggregate(
        default(GroupTotals), (sum, l) => new(sum.Parameters + l.Parameters, sum.MultiplyAdds + l.MultiplyAdds, sum.Bytes + (l.Bytes ?? 0)));
}
