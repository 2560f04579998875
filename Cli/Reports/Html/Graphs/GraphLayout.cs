namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>Places the boxes of a drawing in layers from top to bottom, and finds the ways of its edges.</summary>
/// <param name="Boxes">The rectangles of the boxes.</param>
/// <param name="Links">The pieces of edges; those that edges of one box share once.</param>
/// <param name="Width">Of the whole.</param>
/// <param name="Height">Of the whole.</param>
sealed record GraphLayout(IReadOnlyList<GraphRectangle> Boxes, IReadOnlyList<GraphLink> Links, double Width, double Height)
{
    /// <summary>Room round the whole, for outlines.</summary>
    public const double Margin = 18;

    const double Gap = 34, PortGap = 18;

    /// <param name="boxes">The boxes, by width and height.</param>
    /// <param name="edges">Pairs of boxes, each from a lower number to a higher.</param>
    public static GraphLayout Of(IReadOnlyList<(double Width, double Height)> boxes, IReadOnlyList<(int From, int To)> edges)
    {
        var graph = new LayeredGraph(boxes.Count, edges);
        var order = LayerOrder.Of(graph);
        var centres = ColumnPlacement.Centres(graph, order, [.. boxes.Select(b => b.Width)]);
        var (tops, bottoms) = Rows(graph, boxes, centres);
        var rectangles = boxes.Select((b, i) => new GraphRectangle(Margin + centres[i] - (b.Width / 2), tops[graph.LayerOf(i)], b.Width, b.Height)).ToList();
        var links = Connect(graph, rectangles, centres, tops, bottoms);
        var right = Enumerable.Range(0, graph.Count).Max(v => centres[v] + (graph.IsBend(v) ? 0 : boxes[v].Width / 2));
        return new(rectangles, links, right + (2 * Margin), bottoms[^1] + Margin);
    }

    /// <summary>Where each layer begins and ends. Links that go far to the side have more room, so that they stay apart.</summary>
    static (double[] Tops, double[] Bottoms) Rows(LayeredGraph graph, IReadOnlyList<(double Width, double Height)> boxes, double[] centres)
    {
        var (tops, bottoms) = (new double[graph.LayerCount], new double[graph.LayerCount]);
        var shifts = graph.Links.ToLookup(l => graph.LayerOf(l.From), l => Math.Abs(centres[l.From] - centres[l.To]));
        var y = Margin;
        for (var layer = 0; layer < tops.Length; layer++)
        {
            tops[layer] = y;
            bottoms[layer] = y + Enumerable.Range(0, boxes.Count).Where(b => graph.LayerOf(b) == layer).Select(b => boxes[b].Height).DefaultIfEmpty().Max();
            y = bottoms[layer] + Gap + Math.Min(40, shifts[layer].DefaultIfEmpty().Max() / 12);
        }

        return (tops, bottoms);
    }

    static List<GraphLink> Connect(LayeredGraph graph, List<GraphRectangle> boxes, double[] centres, double[] tops, double[] bottoms)
    {
        var arrivals = graph.Links.Where(l => !graph.IsBend(l.To)).GroupBy(l => l.To).ToDictionary(g => g.Key, g => g.OrderBy(l => centres[l.From]).ThenBy(l => l.From).ToList());
        return [.. graph.Links.Select(link =>
        {
            var (from, to) = link;
            var layer = graph.LayerOf(from);
            var start = graph.IsBend(from) ? tops[layer] : boxes[from].Bottom;
            var port = 0.0;
            if (!graph.IsBend(to) && arrivals[to] is { Count: > 1 } several)
            {
                // The others arrive beside one that comes straight from above.
                var straight = several.FindIndex(l => Math.Abs(centres[l.From] - centres[to]) < 1);
                var most = straight < 0 ? several.Count : 2 * Math.Max(straight + 1, several.Count - straight);
                var distance = Math.Min(PortGap, (boxes[to].Width - PortGap) / most);
                port = distance * (several.IndexOf(link) - (straight < 0 ? (several.Count - 1) / 2.0 : straight));
            }

            return new GraphLink(Margin + centres[from], start, bottoms[layer], Margin + centres[to] + port, tops[layer + 1], !graph.IsBend(to));
        })];
    }
}
