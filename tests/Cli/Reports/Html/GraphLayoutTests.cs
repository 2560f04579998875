using NetGen.Cli.Execution;
using NetGen.Cli.Reports;
using NetGen.Cli.Reports.Grouping;
using NetGen.Cli.Reports.Html.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Tests.Reports.Html;

public class GraphLayoutTests
{
    public static TheoryData<string> Networks => [.. NetGen.Networks.NetworkCatalog.All.Select(n => n.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_of_a_network_is_drawn_once(string network)
    {
        var report = Report(network);
        var views = Views(report).ToList();
        var drawn = views.SelectMany(v => v.Boxes).SelectMany(b => b.Layers).Order();

        Assert.Equal(Enumerable.Range(0, report.Layers.Count), drawn);
        Assert.InRange(views[0].Boxes.Count, 3, 45);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_operand_is_an_edge_of_the_drawing_that_holds_both_layers(string network)
    {
        var report = Report(network);
        var links = new LayerLinks(report);
        foreach (var view in Views(report))
        {
            var expected = new HashSet<(int, int)>();
            for (var layer = view.Group.First; layer <= view.Group.Last; layer++)
            {
                foreach (var input in links.Inputs[layer].Where(view.Group.Holds))
                {
                    var (from, to) = (BoxOf(view, input), BoxOf(view, layer));
                    if (from != to) expected.Add((from, to));
                }
            }

            var isPort = view.Boxes.Select(b => b.Port is not null).ToList();
            Assert.Equal(expected.Order(), view.Edges.Where(e => !isPort[e.From] && !isPort[e.To]).Order());
            Assert.All(Enumerable.Range(0, view.Boxes.Count), b => Assert.True(view.Boxes.Count == 1 || view.Edges.Any(e => e.From == b || e.To == b)));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Drawings_of_a_network_are_in_order(string network)
    {
        foreach (var view in Views(Report(network))) Check([.. view.Boxes.Select(b => (b.BoxWidth, b.Height))], view.Edges);
    }

    [Theory]
    [InlineData(1, 4, 0.5)]
    [InlineData(2, 12, 0.2)]
    [InlineData(3, 25, 0.1)]
    [InlineData(4, 25, 0.5)]
    [InlineData(5, 40, 0.06)]
    public void Any_graph_is_in_order(int seed, int count, double density)
    {
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, count).Select(_ => (50.0 + random.Next(200), 20.0 + random.Next(100))).ToList();
        var edges = new List<(int, int)>();
        for (var to = 1; to < count; to++) edges.AddRange(Enumerable.Range(0, to).Where(_ => random.NextDouble() < density).Select(from => (from, to)));
        Check(sizes, edges);
    }

    [Fact]
    public void What_stands_in_a_row_is_straight_though_edges_pass_it()
    {
        // A residual block: the sum stands below the chain, not between it and the edge beside.
        var layout = GraphLayout.Of([.. Enumerable.Repeat((100.0, 40.0), 5)], [(0, 1), (0, 4), (1, 2), (2, 3), (3, 4)]);
        Assert.All(layout.Boxes, b => Assert.Equal(layout.Boxes[0].X, b.X, 0.5));
    }

    [Fact]
    public void Branches_cross_no_more_than_they_must()
    {
        var layout = GraphLayout.Of([.. Enumerable.Repeat((100.0, 40.0), 8)], [(0, 1), (0, 2), (0, 3), (1, 6), (2, 5), (3, 4), (4, 7), (5, 7), (6, 7)]);
        var ends = layout.Links.Where(l => l.Y > layout.Boxes[1].Y && l.EndY <= layout.Boxes[4].Y).OrderBy(l => l.X).Select(l => l.EndX).ToList();
        Assert.Equal(3, ends.Count);
        Assert.Equal(ends.Order(), ends);
    }

    static void Check(List<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var layout = GraphLayout.Of(sizes, edges);
        Assert.Equal(sizes, layout.Boxes.Select(b => (b.Width, b.Height)));
        for (var i = 0; i < sizes.Count; i++)
        {
            var box = layout.Boxes[i];
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= layout.Width && box.Bottom <= layout.Height, $"box {i} leaves the drawing");
            for (var other = 0; other < i; other++) Assert.False(box.Overlaps(layout.Boxes[other]), $"boxes {other} and {i} overlap");
            foreach (var link in layout.Links)
            {
                // The straight part is where a box could stand in the way: it begins at the lower edge of one, at most.
                var way = new GraphRectangle(link.X - 1, link.Y + 0.01, 2, link.Bend - link.Y - 0.02);
                Assert.False(way.Height > 0 && box.Overlaps(way), $"an edge passes through box {i}");
            }
        }

        Assert.All(edges, e => Assert.True(layout.Boxes[e.From].Bottom < layout.Boxes[e.To].Y, $"the edge {e} does not go down"));
        Assert.All(layout.Links, l => Assert.True(l.Y <= l.Bend && l.Bend < l.EndY, $"{l} does not go down"));
        Assert.Equal(edges.Count, layout.Links.Count(l => l.IsArrow));
    }

    static int BoxOf(GraphView view, int layer) => Enumerable.Range(0, view.Boxes.Count).Single(b => view.Boxes[b].Port is null && view.Boxes[b].First <= layer && layer <= view.Boxes[b].Last);

    static NetworkReport Report(string network) => NetGen.Networks.NetworkCatalog.All.Single(n => n.Name == network).ReadReport();

    static IEnumerable<GraphView> Views(NetworkReport report)
    {
        var builder = new GraphViewBuilder(report, new LayerLinks(report));
        var waiting = new Queue<LayerGroup>([LayerGroup.Root(report)]);
        while (waiting.TryDequeue(out var group))
        {
            var view = builder.View(group);
            foreach (var closed in view.Closed) waiting.Enqueue(closed);
            yield return view;
        }
    }
}
