namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>
/// Gives boxes and bends their places from left to right: each as near as can be to the mean of its neighbours above and below, in the order of its layer and
/// with room between. A layer is placed exactly, by pooling those that would come too near (isotonic regression); layers follow each other until all is settled.
/// </summary>
sealed class ColumnPlacement
{
    const double BoxGap = 26, BendGap = 13;
    const double BendWeight = 0.001;
    const int Rounds = 16;

    readonly LayeredGraph graph;
    readonly IReadOnlyList<IReadOnlyList<int>> order;
    readonly IReadOnlyList<double> widths;
    readonly ILookup<int, int> above;
    readonly ILookup<int, int> below;
    readonly double[] centres;

    ColumnPlacement(LayeredGraph graph, IReadOnlyList<IReadOnlyList<int>> order, IReadOnlyList<double> widths)
    {
        (this.graph, this.order, this.widths) = (graph, order, widths);
        above = graph.Links.ToLookup(l => l.To, l => l.From);
        below = graph.Links.ToLookup(l => l.From, l => l.To);
        centres = new double[graph.Count];
    }

    /// <summary>The centre of each box and bend; the leftmost edge is at 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="order">Its layers from left to right.</param>
    /// <param name="widths">The widths of the boxes.</param>
    public static double[] Centres(LayeredGraph graph, IReadOnlyList<IReadOnlyList<int>> order, IReadOnlyList<double> widths)
    {
        var placement = new ColumnPlacement(graph, order, widths);
        placement.Run();
        return placement.centres;
    }

    void Run()
    {
        foreach (var layer in order) Place(layer, _ => (0, 1));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in order.Skip(1)) Place(layer, v => Wish(v, above[v]));
            foreach (var layer in order.Reverse().Skip(1)) Place(layer, v => Wish(v, below[v]));
        }

        foreach (var layer in order) Place(layer, v => Wish(v, above[v].Concat(below[v])));
        var left = Enumerable.Range(0, graph.Count).Min(v => centres[v] - (Width(v) / 2));
        for (var v = 0; v < graph.Count; v++) centres[v] -= left;
    }

    /// <summary>Where something would be best, and how much that matters: boxes stand below boxes and bends below bends, so that long edges are straight and give way.</summary>
    (double Centre, double Weight) Wish(int vertex, IEnumerable<int> neighbours)
    {
        var all = neighbours.ToList();
        var alike = all.Where(n => graph.IsBend(n) == graph.IsBend(vertex)).ToList();
        if (all.Count == 0) return (centres[vertex], BendWeight);
        return ((alike.Count > 0 ? alike : all).Average(n => centres[n]), graph.IsBend(vertex) ? BendWeight : 1);
    }

    void Place(IReadOnlyList<int> layer, Func<int, (double Centre, double Weight)> wish)
    {
        // Without the room that those at the left need, the places have only to be in order.
        var blocks = new List<(double Mean, double Weight, int Count)>();
        var room = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            if (i > 0) room[i] = room[i - 1] + Distance(layer[i - 1], layer[i]);
            var (centre, weight) = wish(layer[i]);
            blocks.Add((centre - room[i], weight, 1));
            while (blocks.Count > 1 && blocks[^2].Mean > blocks[^1].Mean)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (((a.Mean * a.Weight) + (b.Mean * b.Weight)) / (a.Weight + b.Weight), a.Weight + b.Weight, a.Count + b.Count);
            }
        }

        var next = 0;
        foreach (var block in blocks)
        {
            for (var end = next + block.Count; next < end; next++) centres[layer[next]] = block.Mean + room[next];
        }
    }

    double Distance(int left, int right) => ((Width(left) + Width(right)) / 2) + (graph.IsBend(left) || graph.IsBend(right) ? BendGap : BoxGap);

    double Width(int vertex) => graph.IsBend(vertex) ? 0 : widths[vertex];
}
