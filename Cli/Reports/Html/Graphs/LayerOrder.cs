namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>
/// Orders the boxes and bends of each layer so that few links cross: each moves to the mean place of its neighbours, layer by layer, down and up in turn, and
/// the best order that was seen is kept (Sugiyama, Tagawa and Toda, 1981).
/// </summary>
static class LayerOrder
{
    const int Sweeps = 12;

    /// <summary>For each layer its boxes and bends from left to right.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(LayeredGraph graph)
    {
        // Bends have the highest numbers: an edge that skips boxes begins at their right.
        var order = Enumerable.Range(0, graph.Count).GroupBy(graph.LayerOf).OrderBy(g => g.Key).Select(g => g.ToArray()).ToArray();
        var above = graph.Links.ToLookup(l => l.To, l => l.From);
        var below = graph.Links.ToLookup(l => l.From, l => l.To);
        var places = new double[graph.Count];
        for (var layer = 0; layer < order.Length; layer++) Number(order[layer], places);
        var best = Copy(order);
        var fewest = Crossings(graph, places);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isDown = sweep % 2 == 0;
            for (var i = 1; i < order.Length; i++)
            {
                var layer = isDown ? i : order.Length - 1 - i;
                var neighbours = isDown ? above : below;
                order[layer] = [.. order[layer].OrderBy(v => neighbours[v].Any() ? neighbours[v].Average(n => places[n]) : places[v])];
                Number(order[layer], places);
            }

            var crossings = Crossings(graph, places);
            if (crossings >= fewest) continue;
            (best, fewest) = (Copy(order), crossings);
        }

        return best;
    }

    /// <summary>How many pairs of links cross.</summary>
    static int Crossings(LayeredGraph graph, double[] places) => graph.Links.GroupBy(l => graph.LayerOf(l.From)).Sum(group =>
    {
        var links = group.ToList();
        var count = 0;
        for (var a = 0; a < links.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if ((places[links[a].From] - places[links[b].From]) * (places[links[a].To] - places[links[b].To]) < 0) count++;
            }
        }

        return count;
    });

    /// <summary>Places count from the middle of a layer, so that layers of different size compare.</summary>
    static void Number(int[] layer, double[] places)
    {
        for (var i = 0; i < layer.Length; i++) places[layer[i]] = i - ((layer.Length - 1) / 2.0);
    }

    static int[][] Copy(int[][] order) => [.. order.Select(layer => (int[])layer.Clone())];
}
