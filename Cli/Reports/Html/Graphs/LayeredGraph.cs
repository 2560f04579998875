namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>
/// A graph in layers: each box below all that lead to it, and edges over several layers led through bends, which those of one box share. Bends come after the
/// boxes in the numbering.
/// </summary>
sealed class LayeredGraph
{
    readonly List<int> layerOf;
    readonly List<(int From, int To)> links = [];

    /// <param name="boxes">How many boxes there are.</param>
    /// <param name="edges">Pairs of boxes, each from a lower number to a higher.</param>
    public LayeredGraph(int boxes, IReadOnlyList<(int From, int To)> edges)
    {
        Boxes = boxes;
        layerOf = [.. Layers(boxes, edges)];
        foreach (var fan in edges.GroupBy(e => e.From).OrderBy(g => g.Key)) Link(fan.Key, [.. fan.Select(e => e.To)]);
    }

    public int Boxes { get; }

    /// <summary>Boxes and bends.</summary>
    public int Count => layerOf.Count;

    public int LayerCount => layerOf.Count == 0 ? 0 : layerOf.Max() + 1;

    /// <summary>The pieces of edges, each from a layer to the next.</summary>
    public IReadOnlyList<(int From, int To)> Links => links;

    public int LayerOf(int vertex) => layerOf[vertex];

    public bool IsBend(int vertex) => vertex >= Boxes;

    static int[] Layers(int boxes, IReadOnlyList<(int From, int To)> edges)
    {
        var layers = new int[boxes];
        foreach (var (from, to) in edges.OrderBy(e => e.To)) layers[to] = Math.Max(layers[to], layers[from] + 1);

        // What nothing leads to stands just above what reads it first.
        var targets = edges.Select(e => e.To).ToHashSet();
        foreach (var source in edges.Where(e => !targets.Contains(e.From)).GroupBy(e => e.From)) layers[source.Key] = source.Min(e => layers[e.To]) - 1;
        return layers;
    }

    void Link(int from, IReadOnlyList<int> targets)
    {
        var (at, layer) = (from, layerOf[from] + 1);
        foreach (var target in targets.OrderBy(t => layerOf[t]).ThenBy(t => t))
        {
            for (; layer < layerOf[target]; layer++)
            {
                links.Add((at, layerOf.Count));
                at = layerOf.Count;
                layerOf.Add(layer);
            }

            links.Add((at, target));
        }
    }
}
