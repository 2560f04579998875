using NetGen.Cli.Reports.Grouping;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Tests.Reports;

public class LayerGroupingTests
{
    [Theory]
    [InlineData("x a.b a.c d", "x a[2] d")]
    [InlineData("a.0.c a.0.d a.1.c", "a[3]")]
    // A layer of the whole between two of a part belongs to that part, one after it does not.
    [InlineData("a.c concat a.d concat#2 b.c b.d", "a[3] concat#2 b[2]")]
    // Parts that take turns are no longer in one piece.
    [InlineData("a.c a.d b.c b.d a.e a.f", "a[2] b[2] a (2)[2]")]
    // A part of one layer is that layer.
    [InlineData("a.c b.c c", "a.c b.c c")]
    [InlineData(". .. .a a. a..b a..c", ". . .a a.[2] a..c")]
    public void Parts_are_stretches_of_layers_with_one_path(string layers, string expected)
    {
        var report = ReportOf(layers.Split(' '));
        var parts = new LayerGrouping(report).Parts(LayerGroup.Root(report));
        if (layers[0] != '.') Assert.Equal(expected, string.Join(' ', parts.Select(p => p.Group is { } group ? $"{group.Name}[{group.Count}]" : report.Layers[p.Layer].Name)));
        Assert.Equal(Enumerable.Range(0, report.Layers.Count), Leaves(new(report), LayerGroup.Root(report)));
    }

    [Fact]
    public void The_parts_of_a_part_go_one_name_deeper()
    {
        var report = ReportOf("a.0.c", "a.0.d", "a.1.c", "a.1.d", "a.add");
        var part = new LayerGrouping(report).Parts(LayerGroup.Root(report)).Single().Group!;
        Assert.Equal(["a.0", "a.1", null], new LayerGrouping(report).Parts(part).Select(p => p.Group?.Path));
    }

    static IEnumerable<int> Leaves(LayerGrouping grouping, LayerGroup group) =>
        grouping.Parts(group).SelectMany(p => p.Group is { } part ? Leaves(grouping, part) : [p.Layer]);

    static NetworkReport ReportOf(params string[] layers) => new(
        "Named", [], [], 0, 0, 0, 0, [.. layers.Select(l => new LayerReport(l, "ReLU", "", null, [], [], [[1]], 0, 0, 0, null))]);
}
